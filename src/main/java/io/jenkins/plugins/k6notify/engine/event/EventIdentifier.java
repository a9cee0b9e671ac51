package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.Locale;

/**
 * The identifiers with which a channel selects its notifications: those of k6 Cloud, plus {@code changed} and
 * {@code warning} (docs/design.md §5).
 */
public enum EventIdentifier {
    STARTED_MANUAL,
    STARTED_SCHEDULED,
    STARTED_TRIGGERED,
    FINISHED_FINISHED,
    FINISHED_SUCCESS,
    FINISHED_FAILED,
    FINISHED_TIMED_OUT,
    FINISHED_ABORTED_USER,
    FINISHED_ABORTED_SYSTEM,
    FINISHED_ABORTED_SCRIPT_ERROR,
    FINISHED_ABORTED_THRESHOLD,
    FINISHED_ABORTED_LIMIT,
    FINISHED_CHANGED,
    FINISHED_WARNING;

    private final EventType type;
    private final String shortId;

    EventIdentifier() {
        String name = name().toLowerCase(Locale.ROOT);
        int underscore = name.indexOf('_');
        type = name.startsWith("started") ? EventType.STARTED : EventType.FINISHED;
        shortId = name.substring(underscore + 1);
    }

    public EventType type() {
        return type;
    }

    /** Returns the full identifier: {@code test.finished.failed}. */
    public String id() {
        return type.id() + '.' + shortId;
    }

    /** Returns the last part of {@link #id()}, such as {@code failed}; unique among all identifiers. */
    public String shortId() {
        return shortId;
    }

    boolean matches(RunEvent event) {
        if (event instanceof TestFinished finished) {
            return switch (this) {
                case FINISHED_FINISHED -> finished.outcome().status() == K6Status.FINISHED;
                case FINISHED_SUCCESS -> finished.outcome().kind() == Outcome.Kind.PASSED;
                case FINISHED_FAILED -> finished.outcome().kind() == Outcome.Kind.TEST_FAILED;
                case FINISHED_CHANGED -> finished.isChanged();
                case FINISHED_WARNING -> finished.isPassedWithWarnings();
                default -> this == finished.identifier();
            };
        }
        return this == event.identifier();
    }
}
