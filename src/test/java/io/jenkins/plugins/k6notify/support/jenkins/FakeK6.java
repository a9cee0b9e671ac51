package io.jenkins.plugins.k6notify.support.jenkins;

import io.jenkins.plugins.k6notify.engine.console.Recording;
import java.nio.file.Path;

/** Shell commands that print what a real k6 printed, and end as it did. */
public final class FakeK6 {

    public static final String PASSES = run("v2.2.0/success");
    public static final String CROSSES = run("v2.2.0/thresholds-fail");

    /** Of the recording {@code success}: its banner and its first line of progress, with which the run has begun. */
    private static final int FIRST_LINES = 17;

    private FakeK6() {}

    /** A command as any other: more may follow. */
    public static String run(String recording) {
        Recording recorded = Recording.of(recording);
        return "(cat '" + recorded.file("console.txt") + "'; exit " + recorded.exitCode() + ")";
    }

    /** Begins a run that passes, and goes on when the file is there. */
    public static String held(Path until) {
        Path console = Recording.of("v2.2.0/success").file("console.txt");
        return "(head -n " + FIRST_LINES + " '" + console + "'; " + waitFor(until) + "; tail -n +" + (FIRST_LINES + 1)
                + " '" + console + "')";
    }

    /** Begins a run that never ends by itself. */
    public static String endless() {
        Path console = Recording.of("v2.2.0/success").file("console.txt");
        return "head -n " + FIRST_LINES + " '" + console + "'; while true; do sleep 1; done";
    }

    public static String waitFor(Path file) {
        return "while [ ! -e '" + file + "' ]; do sleep 0.1; done";
    }

    /** As {@link #run}, with the summary as a file where k6 is asked to leave it. */
    public static String withSummary(String recording) {
        return "cp '" + Recording.of(recording).file("summary.json") + "' \"$K6_SUMMARY_EXPORT\"; " + run(recording);
    }

    /** A step {@code sh} without a trace of its commands. */
    public static String sh(String command) {
        return "sh '''set +x; " + command + "\n'''";
    }
}
