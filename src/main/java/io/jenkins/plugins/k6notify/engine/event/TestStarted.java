package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.util.Objects;

/** The start of a run: k6 generates load. */
public record TestStarted(TestContext context, K6Run run) implements RunEvent {

    public TestStarted {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(run, "run");
    }

    @Override
    public EventType type() {
        return EventType.STARTED;
    }

    @Override
    public EventIdentifier identifier() {
        return switch (context.trigger()) {
            case MANUAL -> EventIdentifier.STARTED_MANUAL;
            case SCHEDULED -> EventIdentifier.STARTED_SCHEDULED;
            case TRIGGERED -> EventIdentifier.STARTED_TRIGGERED;
        };
    }
}
