package io.jenkins.plugins.k6notify.engine.run.outcome;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.Objects;

/**
 * Facts about the end of a run that come from outside the console.
 *
 * @param exitCode the exit code of k6, or of the shell that called it; null if unknown (freestyle,
 *     {@code returnStatus})
 * @param interruption null for a run that ended on its own
 * @param summary the summary that k6 wrote to a file; {@link K6Summary#EMPTY} if it wrote none
 */
public record Ending(
        @CheckForNull Integer exitCode, @CheckForNull Interruption interruption, K6Summary summary) {

    /** An ending without any facts, except that the run is over. */
    public static final Ending UNKNOWN = new Ending(null, null, K6Summary.EMPTY);

    private static final int UNNAMED_ERROR = 255;

    public Ending {
        Objects.requireNonNull(summary, "summary");
        // Windows does not truncate exit code -1, also printed as 4294967295, to eight bits.
        exitCode = exitCode != null && exitCode == -1 ? Integer.valueOf(UNNAMED_ERROR) : exitCode;
    }

    public static Ending exit(int exitCode) {
        return new Ending(exitCode, null, K6Summary.EMPTY);
    }

    /**
     * Creates the ending of a process that may be k6, a shell in which k6 ran, or any other program. The exit code is
     * kept only if the output of k6 was seen and k6 or the shell that called it can exit with that code: 1 is the code
     * of another command in that shell.
     *
     * @param ofK6 whether output of k6 was seen in the process
     */
    public static Ending ofProcess(int exitCode, boolean ofK6) {
        return ofK6 && ExitCode.isOfK6OrItsShell(exitCode) ? exit(exitCode) : UNKNOWN;
    }

    /** Returns a copy whose summary takes missing values from another summary. */
    public Ending completedBy(K6Summary other) {
        return new Ending(exitCode, interruption, summary.completedBy(other));
    }

    public Ending withoutExitCode() {
        return new Ending(null, interruption, summary);
    }

    /** Whether neither the exit code nor an interruption tells that the run did not succeed. */
    public boolean isWithoutFailure() {
        return interruption == null && !isNonZeroExit();
    }

    /** Whether the exit code is that of crossed thresholds. */
    public boolean isOfCrossedThresholds() {
        return exitCode != null && exitCode == ExitCode.THRESHOLDS_CROSSED;
    }

    boolean isNonZeroExit() {
        return exitCode != null && exitCode != 0;
    }
}
