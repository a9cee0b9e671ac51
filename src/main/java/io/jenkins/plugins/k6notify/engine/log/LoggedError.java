package io.jenkins.plugins.k6notify.engine.log;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * An error that may be the last one of k6, and the scripts that it names.
 *
 * @param scripts the paths from the stack trace, at most {@value #MOST_SCRIPTS}
 * @param afterStart whether k6 logs this error only after it has printed its banner
 */
public record LoggedError(FinalError error, List<String> scripts, boolean afterStart) {

    private static final int MOST_SCRIPTS = 20;
    private static final String FILE = "file://";

    /** @return the paths of the scripts in a message with a stack trace */
    public static List<String> scripts(String message) {
        List<String> scripts = new ArrayList<>();
        int at = message.indexOf(FILE);
        while (at >= 0 && scripts.size() < MOST_SCRIPTS) {
            int end = at + FILE.length();
            while (end < message.length() && !Character.isWhitespace(message.charAt(end)) && !isLine(message, end)) {
                end++;
            }
            scripts.add(message.substring(at + FILE.length(), end));
            at = message.indexOf(FILE, end);
        }
        return List.copyOf(scripts);
    }

    /**
     * Whether k6 logs it because a script marks the test as failed ({@code execution.test.fail()}), after which the
     * test continues.
     */
    public boolean isVerdictOfScript() {
        return error.kind() == FinalError.Kind.MARKED_AS_FAILED
                && error.message().startsWith("test marked as failed");
    }

    /**
     * Returns the same error, marked as followed by more output of k6. An error that k6 logs only when it ends stays
     * certain: standard error may have been printed before standard output.
     */
    public LoggedError overtaken() {
        boolean isLast = afterStart
                && error.certainty() == FinalError.Certainty.CERTAIN
                && !error.message().startsWith("handleSummary()");
        return isLast ? this : new LoggedError(error.overtaken(), scripts, afterStart);
    }

    /** Whether a line number ({@code :7:21(36)}) begins here, or a quoted path ends here. */
    private static boolean isLine(String message, int index) {
        char c = message.charAt(index);
        return c == '\'' || c == ':' && index + 1 < message.length() && TextScanner.isDigit(message.charAt(index + 1));
    }

    /** Whether the stack trace names scripts, but not this one. */
    public boolean isOfOtherScriptThan(@CheckForNull String script) {
        if (script == null || script.equals("-") || scripts.isEmpty()) {
            return false;
        }
        String name = script.substring(Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\')) + 1);
        return scripts.stream().noneMatch(path -> path.endsWith('/' + name) || path.endsWith('\\' + name));
    }
}
