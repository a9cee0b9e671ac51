package io.jenkins.plugins.k6notify.support.jenkins;

import io.jenkins.plugins.k6notify.engine.console.Recording;
import java.nio.file.Path;

/** Shell commands that print recorded output of k6 and exit like it. */
public final class FakeK6 {

    public static final String PASSES = run("v2.2.0/success");
    public static final String CROSSES = run("v2.2.0/thresholds-fail");

    /** The beginning of the recording {@code success}, up to its first line of progress, at which the run starts. */
    private static final int FIRST_LINES = 17;

    private FakeK6() {}

    /** A command that can be followed by others. */
    public static String run(String recording) {
        Recording recorded = Recording.of(recording);
        return "(cat '" + recorded.file("console.txt") + "'; exit " + recorded.exitCode() + ")";
    }

    /** Starts a run that passes after the file was created. */
    public static String held(Path until) {
        Path console = Recording.of("v2.2.0/success").file("console.txt");
        return "(head -n " + FIRST_LINES + " '" + console + "'; " + waitFor(until) + "; tail -n +" + (FIRST_LINES + 1)
                + " '" + console + "')";
    }

    /** Starts a run that never ends by itself. */
    public static String endless() {
        Path console = Recording.of("v2.2.0/success").file("console.txt");
        return "head -n " + FIRST_LINES + " '" + console + "'; while true; do sleep 1; done";
    }

    /** Waits for a file, and no longer than its directory exists: no process survives the test. */
    public static String waitFor(Path file) {
        return "while [ -d '" + file.getParent() + "' ] && [ ! -e '" + file + "' ]; do sleep 0.1; done";
    }

    /** As {@link #run}, with a summary file where k6 is asked to write it. */
    public static String withSummary(String recording) {
        return "cp '" + Recording.of(recording).file("summary.json") + "' \"$K6_SUMMARY_EXPORT\"; " + run(recording);
    }

    /** A step {@code sh} without a trace of its commands. */
    public static String sh(String command) {
        return "sh '''set +x; " + command + "\n'''";
    }
}
