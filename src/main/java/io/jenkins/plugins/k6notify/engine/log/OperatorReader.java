package io.jenkins.plugins.k6notify.engine.log;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import io.jenkins.plugins.k6notify.engine.text.TimeText;
import java.util.regex.Pattern;

/**
 * Reads what the k6 operator adds to a console (grafana/k6-operator {@code api/v1alpha1/testrun_types.go}, {@code
 * pkg/resources/jobs}): the stage of a {@code TestRun} that {@code kubectl get testrun -w} prints in a table, and the
 * log of the pod that checks the script.
 *
 * <p>The stage {@code error} means that the operator created no runner. The other stages say nothing about the outcome:
 * each {@code TestRun} passes through {@code stopped} and {@code finished}.
 */
public final class OperatorReader {

    /** Columns are at least three blanks apart. */
    private static final String GAP = "   ";

    private static final int MAX_NAME = 253;
    private static final int MAX_AGE = 20;

    /** A job of the name of the {@code TestRun} and {@code -initializer}, and the five characters of its pod. */
    private static final Pattern INITIALIZER =
            Pattern.compile("\\[pod/[a-z0-9.-]{1,253}-initializer-[bcdfghjklmnpqrstvwxz2456789]{5}/[a-z0-9-]{1,63}]");

    private boolean headerSeen;

    /** Whether the prefix is that of the pod that checks the script, which runs no test. */
    public static boolean isOfInitializer(LinePrefix prefix) {
        return INITIALIZER.matcher(prefix.key()).matches();
    }

    /**
     * Reads a line of the table; the header counts for the lines after it.
     *
     * @return the name of a {@code TestRun} in the stage {@code error}; null for any other line
     */
    @CheckForNull
    public String failed(CharSequence line) {
        TextScanner scanner = new TextScanner(line, afterTime(line));
        if (!headerSeen) {
            headerSeen = scanner.skip("NAME")
                    && skipGap(scanner)
                    && scanner.skip("STAGE")
                    && skipGap(scanner)
                    && scanner.skip("AGE");
            return null;
        }
        String name = word(scanner, MAX_NAME);
        boolean isError = name != null
                && skipGap(scanner)
                && scanner.skip("error")
                && skipGap(scanner)
                && TextScanner.isDigit(scanner.peek())
                && word(scanner, MAX_AGE) != null
                && (!skipGap(scanner) || scanner.atEnd() || word(scanner, MAX_NAME) != null)
                && scanner.skipBlanksToEnd();
        return isError ? name : null;
    }

    /** Returns the index after the time that Jenkins adds to a line, in brackets or not. */
    private static int afterTime(CharSequence line) {
        int start = TextScanner.startsWith(line, 0, "[") ? 1 : 0;
        int end = TimeText.end(line, start);
        if (end == start) {
            return 0;
        }
        TextScanner scanner = new TextScanner(line, end);
        scanner.skip("]");
        return scanner.skipBlanks() == 0 ? 0 : scanner.position();
    }

    private static boolean skipGap(TextScanner scanner) {
        boolean isGap = scanner.skip(GAP);
        while (isGap && scanner.skip(" ")) {
            // The width of a column depends on its values.
        }
        return isGap;
    }

    /** @return the next word of letters, digits, dots and dashes, limited to a length; null if there is none */
    @CheckForNull
    private static String word(TextScanner scanner, int most) {
        StringBuilder word = new StringBuilder();
        while (!scanner.atEnd() && word.length() < most && isOfWord(scanner.peek())) {
            word.append(scanner.peek());
            scanner.moveTo(scanner.position() + 1);
        }
        return word.isEmpty() ? null : word.toString();
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || TextScanner.isDigit(c) || c == '.' || c == '-';
    }
}
