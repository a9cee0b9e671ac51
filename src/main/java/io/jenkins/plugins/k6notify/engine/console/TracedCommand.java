package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.CommandTrace.Kind;

/** The last command that a shell trace showed, as far as it concerns k6. */
final class TracedCommand {

    /** The maximum number of lines after the trace of k6 in which the next trace is expected. */
    private static final int MOST_LINES = 500;

    @CheckForNull
    private Kind kind;

    private int linesLeft;

    /** Whether the next line may be a trace that counts. */
    boolean isInBlock() {
        return linesLeft > 0;
    }

    /** Whether k6 was started to run a test. */
    boolean isRun() {
        return kind == Kind.RUN;
    }

    /** Whether k6 was started for another purpose. */
    boolean isOtherOfK6() {
        return kind == Kind.OTHER_COMMAND;
    }

    /** Handles a logo, banner, progress or summary, which only a run prints. */
    void runSeen() {
        linesLeft = 0;
        kind = isOtherOfK6() ? null : kind;
    }

    /** @param read the kind of trace in a line; null for a line without one */
    void line(@CheckForNull Kind read) {
        boolean wasInBlock = isInBlock();
        linesLeft = Math.max(0, linesLeft - 1);
        if (read == Kind.RUN || read == Kind.OTHER_COMMAND) {
            kind = read;
            linesLeft = MOST_LINES;
        } else if (wasInBlock && (read == Kind.OTHER_PROGRAM || linesLeft == 0 && isOtherOfK6())) {
            clear();
        }
    }

    void clear() {
        kind = null;
        linesLeft = 0;
    }
}
