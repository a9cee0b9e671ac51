package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * How a run ended.
 *
 * @param status one that {@linkplain K6Status#isOver() is over}
 * @param result passed only with {@link K6Status#FINISHED}
 * @param kind what it comes down to, where the status alone does not say
 * @param reason one line for humans, as it is sent; null for a run that passed
 * @param because the reason for those who word it in another language than English; null where it is in k6's own words, or
 *     there is none
 */
public record Outcome(
        K6Status status,
        K6Result result,
        Kind kind,
        @CheckForNull String reason,
        @CheckForNull OutcomeReason because) {

    /** Why a run failed, as far as subscribers tell runs apart (docs/design.md §5). */
    public enum Kind {
        PASSED,
        /** Thresholds were crossed, at the end or by abort, or the script marked the test as failed. */
        TEST_FAILED,
        /** Everything that kept the run from its end. */
        STOPPED
    }

    public Outcome {
        Objects.requireNonNull(kind, "kind");
        if (!status.isOver() || (result == K6Result.PASSED) != (kind == Kind.PASSED)) {
            throw new IllegalArgumentException(status + " with " + result + " and " + kind);
        }
    }

    /** As the other constructor, with a reason that is shown as it is in every language. */
    public Outcome(K6Status status, K6Result result, Kind kind, @CheckForNull String reason) {
        this(status, result, kind, reason, null);
    }

    static Outcome passed() {
        return new Outcome(K6Status.FINISHED, K6Result.PASSED, Kind.PASSED, null);
    }

    /** A run that ended with failed thresholds, or was marked as failed. */
    static Outcome testFailed(K6Status status, String reason) {
        return new Outcome(status, K6Result.FAILED, Kind.TEST_FAILED, reason);
    }

    static Outcome testFailed(K6Status status, OutcomeReason reason) {
        return new Outcome(status, K6Result.FAILED, Kind.TEST_FAILED, reason.words(), reason);
    }

    static Outcome failed(K6Status status, String reason) {
        return new Outcome(status, K6Result.FAILED, Kind.STOPPED, reason);
    }

    /** A run that was kept from its end. */
    public static Outcome failed(K6Status status, OutcomeReason reason) {
        return new Outcome(status, K6Result.FAILED, Kind.STOPPED, reason.words(), reason);
    }
}
