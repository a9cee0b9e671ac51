package io.jenkins.plugins.k6notify.engine.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;

/** The colour class of a message, from harmless to bad. Its text describes the outcome too. */
public enum Severity {
    /** A run started. */
    INFO("#7d64ff"),
    /** A run passed. */
    GOOD("#2eb67d"),
    /** A run passed with warnings or made its build unstable, or was stopped before it had a result. */
    WARNING("#ecb22e"),
    /** A run crossed its thresholds, ended with an error, or made its build fail. */
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
        Severity ofOutcome = ofOutcome(finished);
        Severity ofGates = ofGates(finished.verdict());
        return ofGates.compareTo(ofOutcome) > 0 ? ofGates : ofOutcome;
    }

    private static Severity ofGates(@CheckForNull GateVerdict verdict) {
        return verdict == null
                ? INFO
                : switch (verdict.status()) {
                    case PASSED -> INFO;
                    case UNSTABLE -> WARNING;
                    case FAILED -> BAD;
                };
    }

    private static Severity ofOutcome(TestFinished finished) {
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
