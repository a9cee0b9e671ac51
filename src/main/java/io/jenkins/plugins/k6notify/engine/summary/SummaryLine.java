package io.jenkins.plugins.k6notify.engine.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;

/**
 * Parses the forms of lines in a summary (grafana/k6 {@code internal/js/summary.js}, jslib {@code k6-summary}). Every
 * method reads each character of a line a bounded number of times.
 */
public final class SummaryLine {

    private static final String METRIC_DOTS = "...: ";
    private static final int MAX_NAME = 300;
    private static final int MAX_VALUES = 600;
    private static final int MAX_TITLE = 60;

    private SummaryLine() {}

    /**
     * A line {@code ✓ http_req_duration..............: avg=31.17ms ...}, or {@code { expected_response:true }...: ...}
     * of a submetric below its metric.
     *
     * @param mark ✓ or ✗ for a metric with thresholds in a flat list; 0 for others
     */
    record Metric(char mark, String name, String values) {}

    /**
     * A line {@code ✗ 'p(95)<500' p(95)=612ms}.
     *
     * @param actual null if the line does not contain it
     */
    record ThresholdResult(
            boolean ok, String expression, @CheckForNull String actual) {}

    /** @return the text after {@code █}; null for another line */
    @CheckForNull
    static String section(CharSequence line) {
        int start = skipBlanks(line, 0);
        if (start >= line.length() || line.charAt(start) != '█' || line.length() - start > MAX_TITLE + MAX_NAME) {
            return null;
        }
        return line.subSequence(start + 1, line.length()).toString().strip();
    }

    /**
     * Returns the metric of a line; null for another line. The name may contain any characters, including dots and
     * colons: the last dots of the line precede the values.
     */
    @CheckForNull
    static Metric metric(CharSequence line) {
        int dots = metricDots(line);
        if (dots < 0) {
            return null;
        }
        int valuesStart = dots + METRIC_DOTS.length();
        String values = line.subSequence(valuesStart, line.length()).toString().strip();
        int nameEnd = valuesStart - ": ".length();
        while (nameEnd > 0 && line.charAt(nameEnd - 1) == '.') {
            nameEnd--;
        }
        if (nameEnd > 0 && line.charAt(nameEnd - 1) == ' ') {
            nameEnd--;
        }
        int start = skipBlanks(line, 0);
        char mark = 0;
        if (start < nameEnd && isMark(line.charAt(start))) {
            mark = line.charAt(start);
            start = skipBlanks(line, start + 1);
        }
        if (start >= nameEnd || nameEnd - start > MAX_NAME || values.isEmpty()) {
            return null;
        }
        String name = line.subSequence(start, nameEnd).toString();
        boolean tags = name.startsWith("{");
        return tags && !(name.startsWith("{ ") && name.endsWith(" }") && name.length() > 4)
                ? null
                : new Metric(mark, name, values);
    }

    /**
     * Finds the dots between the name of a metric and its values: the last dots of a line that follow a character with
     * which a name may end and precede one with which a value may begin.
     *
     * @return the index of {@code ...: }; -1 if there is none, or if the values are too long
     */
    public static int metricDots(CharSequence line) {
        int last = line.length() - METRIC_DOTS.length() - 1;
        for (int i = last; i >= Math.max(1, last - MAX_VALUES); i--) {
            if (line.charAt(i + 3) == ':'
                    && line.charAt(i + 4) == ' '
                    && line.charAt(i) == '.'
                    && line.charAt(i + 1) == '.'
                    && line.charAt(i + 2) == '.'
                    && endsName(line.charAt(i - 1))
                    && beginsValue(line.charAt(i + METRIC_DOTS.length()))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean endsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.} )\"'".indexOf(c) >= 0;
    }

    private static boolean beginsValue(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    /** Returns the threshold of a line; null for another line. */
    @CheckForNull
    static ThresholdResult threshold(CharSequence line) {
        int mark = skipBlanks(line, 0);
        if (mark + 3 >= line.length()
                || line.length() - mark > MAX_NAME + MAX_VALUES
                || !isMark(line.charAt(mark))
                || line.charAt(mark + 1) != ' '
                || line.charAt(mark + 2) != '\'') {
            return null;
        }
        String text = line.subSequence(mark + 3, line.length()).toString();
        int quote = text.indexOf("' ");
        if (quote <= 0) {
            return null;
        }
        String measured = text.substring(quote + 2);
        String actual = measured.substring(measured.indexOf('=') + 1).strip();
        return new ThresholdResult(
                line.charAt(mark) == '✓', text.substring(0, quote), actual.isEmpty() ? null : actual);
    }

    /** Returns the name of a metric, or the tags of a submetric, alone on its line; null for another line. */
    @CheckForNull
    static String thresholdMetric(CharSequence line) {
        int start = skipBlanks(line, 0);
        int end = TextScanner.strippedEnd(line, start, line.length());
        if (start == end || end - start > MAX_NAME) {
            return null;
        }
        int i = start;
        while (i < end && (Character.isLetterOrDigit(line.charAt(i)) || line.charAt(i) == '_')) {
            i++;
        }
        boolean isName = i == end || line.charAt(i) == '{' && line.charAt(end - 1) == '}';
        return isName ? line.subSequence(start, end).toString() : null;
    }

    private static boolean isMark(char c) {
        return c == '✓' || c == '✗';
    }

    private static int skipBlanks(CharSequence line, int start) {
        int i = start;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }
}
