package io.jenkins.plugins.k6notify.engine.run.outcome;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;
import java.util.Set;

/**
 * The last error that k6 logs when it exits with a code other than 0 (grafana/k6 {@code internal/cmd/root.go}).
 *
 * @param message k6's message on one line, without the stack trace
 * @param metrics for thresholds: the names of the metrics, as k6 lists them; null otherwise
 * @param certainty how certain it is that k6 wrote this error, and that it was the last output
 */
public record FinalError(
        Kind kind, String message, @CheckForNull String metrics, Certainty certainty) {

    /** The kind of an error, with the exit codes that k6 uses for it. */
    public enum Kind {
        THRESHOLDS_ABORTED(99),
        THRESHOLDS_CROSSED(99),
        /** In k6 up to v0.42, both of the above have the same text. */
        THRESHOLDS_FAILED(99),
        /** Stopped by a signal, by {@code test.abort()}, or through the REST API. */
        STOPPED(103, 105, 108),
        /** {@code setup()} or {@code teardown()} timed out. */
        HOOK_TIMEOUT(100, 101, 102),
        MARKED_AS_FAILED(110),
        /**
         * An exception outside of iterations; the exit code is 255 if {@code setup()} returned a promise that was
         * rejected.
         */
        SCRIPT_EXCEPTION(107, 255),
        /** The message of {@code k6 cloud} for failed thresholds, since v0.54. */
        CLOUD_THRESHOLDS(99),
        /** The message of {@code k6 cloud} for any other failure, and for failed thresholds up to v0.53. */
        CLOUD_FAILED(97),
        /**
         * An error that k6 reports only before a run begins: a missing script, an invalid option, a script that fails
         * to parse.
         */
        NOT_STARTED(104, 107, 108, 255),
        /** A Go panic; the exit code is 109 if k6 caught it. */
        CRASHED(2, 109),
        /** A shell did not find k6. */
        NOT_INSTALLED(127),
        /** The k6 operator reports that it cannot start a {@code TestRun}; the message is its name. */
        TEST_RUN_FAILED,
        OTHER(104, 106, 255);

        private final Set<Integer> exitCodes;

        Kind(Integer... exitCodes) {
            this.exitCodes = Set.of(exitCodes);
        }

        /** Whether k6 reports this error only after a run has begun. */
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

        /** Whether k6 exits with this code after this error. */
        boolean fits(int exitCode) {
            return exitCodes.contains(exitCode);
        }
    }

    /** How certain it is that k6 itself ended with this error. */
    public enum Certainty {
        /** The error is in k6's log format, and k6 printed nothing after it. */
        CERTAIN,
        /** The error has no log format ({@code --log-format=raw}): a script or a shell may print the same text. */
        BARE,
        /** k6 printed more output after it, or output of the other stream arrived late. */
        OVERTAKEN
    }

    public FinalError {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(certainty, "certainty");
    }

    /** Returns the same error, marked as followed by more output of k6. */
    public FinalError overtaken() {
        return new FinalError(kind, message, metrics, Certainty.OVERTAKEN);
    }

    /** Whether the error is trusted; an error that is not certain must match the exit code. */
    boolean isBelieved(@CheckForNull Integer exitCode) {
        return switch (certainty) {
            case CERTAIN -> true;
            case BARE -> exitCode == null || kind.fits(exitCode);
            case OVERTAKEN -> exitCode != null && kind.fits(exitCode);
        };
    }
}
