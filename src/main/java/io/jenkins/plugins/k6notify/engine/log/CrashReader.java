package io.jenkins.plugins.k6notify.engine.log;

import io.jenkins.plugins.k6notify.engine.run.FinalError;
import io.jenkins.plugins.k6notify.engine.run.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.List;
import java.util.Optional;

/** Reads what the runtime of Go prints when a program crashes: {@code panic: <why>}, then the stacks of its goroutines. */
public final class CrashReader {

    private static final String PANIC = "panic: ";
    private static final int MAX_REASON = 400;
    private static final int MOST_LINES = 60;

    private String reason = "";
    private int linesLeft;
    private boolean stackSeen;

    /** Ends a block. */
    public void clear() {
        linesLeft = 0;
    }

    /** Whether the next lines may be the stack of a crash. */
    public boolean isInBlock() {
        return linesLeft > 0;
    }

    /**
     * @param runUnderWay whether k6 has shown a run and not its end, so that any crash is k6's; otherwise the stack must name
     *     k6's packages
     * @return the crash, once, when it is clear that k6 crashed
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
