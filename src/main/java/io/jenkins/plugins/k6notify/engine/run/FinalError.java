package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;
import java.util.Set;

/**
 * The error that k6 logs last, when it ends with an exit code other than 0 (grafana/k6 {@code internal/cmd/root.go}).
 *
 * @param message k6's words, in one line, without the stack trace
 * @param metrics for thresholds: the names of the metrics, as k6 lists them; null otherwise
 * @param certainty how sure it is that k6 wrote it, and last
 */
public record FinalError(
        Kind kind, String message, @CheckForNull String metrics, Certainty certainty) {

    /** Which error it is; each stands with the exit codes k6 gives it. */
    public enum Kind {
        THRESHOLDS_ABORTED(99),
        THRESHOLDS_CROSSED(99),
        /** k6 up to v0.42 has the same words for both of the above. */
        THRESHOLDS_FAILED(99),
        /** A signal, {@code test.abort()}, or the REST API. */
        STOPPED(103, 105, 108),
        /** {@code setup()} or {@code teardown()} took too long. */
        HOOK_TIMEOUT(100, 101, 102),
        MARKED_AS_FAILED(110),
        /** Outside of iterations; 255 is the exit code for a promise that {@code setup()} returned and that was rejected. */
        SCRIPT_EXCEPTION(107, 255),
        /** The word of {@code k6 cloud} for failed thresholds, since v0.54. */
        CLOUD_THRESHOLDS(99),
        /** The word of {@code k6 cloud} for any other failure, and for failed thresholds up to v0.53. */
        CLOUD_FAILED(97),
        /** An error that k6 has only before a run begins: no such script, a bad option, a script that does not parse. */
        NOT_STARTED(104, 107, 108, 255),
        /** A panic in Go; 109 where k6 caught it. */
        CRASHED(2, 109),
        /** A shell did not find k6. */
        NOT_INSTALLED(127),
        OTHER(104, 106, 255);

        private final Set<Integer> exitCodes;

        Kind(Integer... exitCodes) {
            this.exitCodes = Set.of(exitCodes);
        }

        /** Whether k6 has this error only after a run has begun. */
        public boolean isAfterStart() {
            return switch (this) {
                case THRESHOLDS_ABORTED,
                        THRESHOLDS_CROSSED,
                        THRESHOLDS_FAILED,
                        HOOK_TIMEOUT,
                        MARKED_AS_FAILED,
                        SCRIPT_EXCEPTION,
                        STOPPED -> true;
                default -> false;
            };
        }

        /** Whether k6 gives this exit code with this error. */
        boolean fits(int exitCode) {
            return exitCodes.contains(exitCode);
        }
    }

    /** How sure it is that k6 itself ended with this error. */
    public enum Certainty {
        /** In k6's log format, and k6 printed nothing after it. */
        CERTAIN,
        /** Without a format around it ({@code --log-format=raw}): a script or a shell may print the same. */
        BARE,
        /** k6 went on after it, or what stood on another stream came late. */
        OVERTAKEN
    }

    public FinalError {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(certainty, "certainty");
    }

    /** The same error, after k6 was seen to go on. */
    public FinalError overtaken() {
        return new FinalError(kind, message, metrics, Certainty.OVERTAKEN);
    }

    /** Whether to take it for true: a doubtful one must be borne out by the exit code. */
    boolean isBelieved(@CheckForNull Integer exitCode) {
        return switch (certainty) {
            case CERTAIN -> true;
            case BARE -> exitCode == null || kind.fits(exitCode);
            case OVERTAKEN -> exitCode != null && kind.fits(exitCode);
        };
    }
}
