package io.jenkins.plugins.k6notify.engine.log;

import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.List;
import java.util.Optional;

/**
 * Reads the output of the Go runtime when a program crashes: {@code panic: <reason>}, followed by the stacks of its
 * goroutines.
 */
public final class CrashReader {

    private static final String PANIC = "panic: ";
    private static final int MAX_REASON = 400;
    private static final int MOST_LINES = 60;

    private String reason = "";
    private int linesLeft;
    private boolean stackSeen;

    /** Ends the current block. */
    public void clear() {
        linesLeft = 0;
    }

    /** Whether the next lines may be the stack of a crash. */
    public boolean isInBlock() {
        return linesLeft > 0;
    }

    /**
     * Reads one line.
     *
     * @param runUnderWay whether a run has started and not ended, so that any crash is k6's; otherwise the stack must
     *     contain the packages of k6
     * @return the crash, once, as soon as it is certain that k6 crashed
     */
    public Optional<LoggedError> read(CharSequence line, boolean runUnderWay) {
        if (TextScanner.startsWith(line, 0, PANIC)) {
            reason =
                    Excerpt.line(line.subSequence(PANIC.length(), line.length()).toString(), MAX_REASON);
            linesLeft = MOST_LINES;
            stackSeen = false;
            return Optional.empty();
        }
        if (linesLeft == 0) {
            return Optional.empty();
        }
        linesLeft--;
        stackSeen |= TextScanner.startsWith(line, 0, "goroutine ");
        if (stackSeen && (runUnderWay || TextScanner.indexOf(line, "go.k6.io/k6", 0) >= 0)) {
            linesLeft = 0;
            return Optional.of(
                    new LoggedError(new FinalError(Kind.CRASHED, reason, null, Certainty.CERTAIN), List.of(), false));
        }
        return Optional.empty();
    }
}
