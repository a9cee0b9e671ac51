package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.Locale;

/**
 * The identifiers with which a channel selects its notifications: those of k6 Cloud, plus {@code changed},
 * {@code warning} and {@code gate} (docs/design.md §5).
 */
public enum EventIdentifier {
    STARTED_MANUAL("Test started"),
    STARTED_SCHEDULED("Scheduled test started"),
    STARTED_TRIGGERED("Triggered test started"),
    FINISHED_FINISHED("Test finished"),
    FINISHED_SUCCESS("Test passed"),
    FINISHED_FAILED("Test failed"),
    FINISHED_TIMED_OUT("Test timed out"),
    FINISHED_ABORTED_USER("Test aborted (by user)"),
    FINISHED_ABORTED_SYSTEM("Test aborted (by system)"),
    FINISHED_ABORTED_SCRIPT_ERROR("Test aborted (by script error)"),
    FINISHED_ABORTED_THRESHOLD("Test aborted (by threshold)"),
    FINISHED_ABORTED_LIMIT("Test aborted (by limit)"),
    FINISHED_CHANGED("Test result changed"),
    FINISHED_WARNING("Test passed with warnings"),
    FINISHED_GATE("Quality gate violated");

    private final EventType type;
    private final String shortId;
    private final String text;

    EventIdentifier(String text) {
        this.text = text;
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

    /** Returns the label of the event in English, as k6 Cloud names it. */
    public String text() {
        return text;
    }

    boolean matches(RunEvent event) {
        if (event instanceof TestFinished finished) {
            return switch (this) {
                case FINISHED_FINISHED -> finished.outcome().status() == K6Status.FINISHED;
                case FINISHED_SUCCESS -> finished.outcome().kind() == Outcome.Kind.PASSED;
                case FINISHED_FAILED -> finished.outcome().kind() == Outcome.Kind.TEST_FAILED;
                case FINISHED_CHANGED -> finished.isChanged();
                case FINISHED_WARNING -> finished.isPassedWithWarnings();
                case FINISHED_GATE -> finished.isGateViolated();
                default -> this == finished.identifier();
            };
        }
        return this == event.identifier();
    }
}
