package io.jenkins.plugins.k6notify.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;

/** The state of a run in a check, and of a check: the worst of its runs. In ascending order. */
enum CheckState {
    PASSED("passed", "✅"),
    /** The end of the run will not be observed. */
    UNKNOWN("continues in k6 Cloud", "☁️"),
    UNSTABLE("quality gate unstable", "⚠️"),
    CANCELED("aborted by a user", "✋"),
    TIMED_OUT("timed out", "⌛"),
    FAILED("failed", "❌"),
    /** A run is in progress, whatever is known of the others. */
    RUNNING("running", "🚀");

    private final String words;
    private final String emoji;

    CheckState(String words, String emoji) {
        this.words = words;
        this.emoji = emoji;
    }

    static CheckState of(RunRecord record) {
        Outcome outcome = record.run().outcome();
        if (outcome == null) {
            return record.leftInCloud() ? UNKNOWN : RUNNING;
        }
        return switch (outcome.status()) {
            case TIMED_OUT -> TIMED_OUT;
            case ABORTED_BY_USER -> CANCELED;
            default -> outcome.kind() == Outcome.Kind.PASSED ? ofPassed(record.verdict()) : FAILED;
        };
    }

    private static CheckState ofPassed(@CheckForNull GateVerdict verdict) {
        return verdict == null
                ? PASSED
                : switch (verdict.status()) {
                    case PASSED -> PASSED;
                    case UNSTABLE -> UNSTABLE;
                    case FAILED -> FAILED;
                };
    }

    /** Returns the state in English: {@code timed out}. */
    String words() {
        return words;
    }

    String emoji() {
        return emoji;
    }
}
