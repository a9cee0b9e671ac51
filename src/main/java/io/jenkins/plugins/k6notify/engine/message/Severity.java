package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;

/** The colour class of a message. Its text describes the outcome too. */
public enum Severity {
    /** A run started. */
    INFO("#7d64ff"),
    /** A run passed. */
    GOOD("#2eb67d"),
    /** A run passed with warnings, or was stopped before it had a result. */
    WARNING("#ecb22e"),
    /** A run crossed its thresholds, or ended with an error. */
    BAD("#e01e5a");

    private final String color;

    Severity(String color) {
        this.color = color;
    }

    /** Returns the color in the notation of HTML: {@code #2eb67d}. */
    public String color() {
        return color;
    }

    static Severity of(RunEvent event) {
        if (!(event instanceof TestFinished finished)) {
            return INFO;
        }
        return switch (finished.outcome().kind()) {
            case PASSED -> finished.isPassedWithWarnings() ? WARNING : GOOD;
            case TEST_FAILED -> BAD;
            case STOPPED ->
                switch (finished.outcome().status()) {
                    case ABORTED_BY_SCRIPT_ERROR, ABORTED_BY_THRESHOLD -> BAD;
                    default -> WARNING;
                };
        };
    }
}
