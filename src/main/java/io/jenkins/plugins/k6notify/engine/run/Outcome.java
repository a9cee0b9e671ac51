package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * The end of a run: status, result and reason.
 *
 * @param status a status that {@linkplain K6Status#isOver() is over}
 * @param result passed only with {@link K6Status#FINISHED}
 * @param kind the category of the outcome, for cases that the status alone does not distinguish
 * @param reason one line for people, as used in notifications; null for a run that passed
 * @param because the reason in a form that can be translated; null if the reason is k6's own text, or if there is no
 *     reason
 */
public record Outcome(
        K6Status status,
        K6Result result,
        Kind kind,
        @CheckForNull String reason,
        @CheckForNull OutcomeReason because) {

    /** The category of an outcome, as far as subscriptions distinguish it (docs/design.md §5). */
    public enum Kind {
        PASSED,
        /** Thresholds were crossed, at the end or with an abort, or the script marked the test as failed. */
        TEST_FAILED,
        /** The run did not reach its end, for any reason. */
        STOPPED
    }

    public Outcome {
        Objects.requireNonNull(kind, "kind");
        if (!status.isOver() || (result == K6Result.PASSED) != (kind == Kind.PASSED)) {
            throw new IllegalArgumentException(status + " with " + result + " and " + kind);
        }
    }

    /** Creates an outcome whose reason is shown unchanged in every language. */
    public Outcome(K6Status status, K6Result result, Kind kind, @CheckForNull String reason) {
        this(status, result, kind, reason, null);
    }

    public static Outcome passed() {
        return new Outcome(K6Status.FINISHED, K6Result.PASSED, Kind.PASSED, null);
    }

    /** Returns the outcome of a run whose thresholds failed, or that was marked as failed. */
    public static Outcome testFailed(K6Status status, String reason) {
        return new Outcome(status, K6Result.FAILED, Kind.TEST_FAILED, reason);
    }

    public static Outcome testFailed(K6Status status, OutcomeReason reason) {
        return new Outcome(status, K6Result.FAILED, Kind.TEST_FAILED, reason.words(), reason);
    }

    public static Outcome failed(K6Status status, String reason) {
        return new Outcome(status, K6Result.FAILED, Kind.STOPPED, reason);
    }

    /** Returns the outcome of a run that did not reach its end. */
    public static Outcome failed(K6Status status, OutcomeReason reason) {
        return new Outcome(status, K6Result.FAILED, Kind.STOPPED, reason.words(), reason);
    }
}
