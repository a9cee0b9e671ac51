package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.Objects;

/**
 * What is known from outside of the console when a run is over.
 *
 * @param exitCode of k6, or of the shell around it; null where not known (freestyle, {@code returnStatus})
 * @param interruption null for a run that ended by itself
 * @param summary what k6 wrote to a file; {@link K6Summary#EMPTY} where it wrote none
 */
public record Ending(
        @CheckForNull Integer exitCode, @CheckForNull Interruption interruption, K6Summary summary) {

    /** Nothing is known but that it is over. */
    public static final Ending UNKNOWN = new Ending(null, null, K6Summary.EMPTY);

    private static final int UNNAMED_ERROR = 255;

    public Ending {
        Objects.requireNonNull(summary, "summary");
        // On Windows -1, which is also printed as 4294967295, is not cut to eight bits.
        exitCode = exitCode != null && exitCode == -1 ? Integer.valueOf(UNNAMED_ERROR) : exitCode;
    }

    public static Ending exit(int exitCode) {
        return new Ending(exitCode, null, K6Summary.EMPTY);
    }

    /**
     * The end of a process that may be k6, a shell in which k6 ran, or any other program. The exit code counts only where k6
     * was seen, and only if k6 or a shell around it can end with it: 1 is the code of another command in that shell.
     *
     * @param ofK6 whether k6 was seen in the process
     */
    public static Ending ofProcess(int exitCode, boolean ofK6) {
        return ofK6 && ExitCode.isOfK6OrItsShell(exitCode) ? exit(exitCode) : UNKNOWN;
    }

    /** The same, with what its summary lacks taken from another one. */
    public Ending completedBy(K6Summary other) {
        return new Ending(exitCode, interruption, summary.completedBy(other));
    }

    boolean isNonZeroExit() {
        return exitCode != null && exitCode != 0;
    }
}
