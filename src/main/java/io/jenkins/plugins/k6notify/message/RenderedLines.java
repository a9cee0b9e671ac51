package io.jenkins.plugins.k6notify.message;

import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.List;

/** Excerpts of a rendered template, with the numbers of lines. */
final class RenderedLines {

    private static final int LINES_BEFORE = 3;
    private static final int LINES = 5;
    private static final int MAX_LINE = 160;

    private RenderedLines() {}

    /**
     * Returns a few lines around a position, each shortened.
     *
     * @param line the line of the position, from 1
     * @param column the column of the position, from 1
     */
    static String around(String text, int line, int column) {
        int first = Math.max(1, line - LINES_BEFORE);
        List<String> lines = text.lines().skip(first - 1L).limit(LINES).toList();
        StringBuilder excerpt = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            int number = first + i;
            excerpt.append(number)
                    .append(": ")
                    .append(number == line ? around(lines.get(i), column) : Excerpt.of(lines.get(i), MAX_LINE))
                    .append('\n');
        }
        return excerpt.toString();
    }

    private static String around(String line, int column) {
        if (line.length() <= MAX_LINE) {
            return line;
        }
        int start = Math.max(0, Math.min(column, line.length()) - MAX_LINE / 2);
        if (start > 0 && Character.isLowSurrogate(line.charAt(start))) {
            start++;
        }
        return (start > 0 ? "…" : "") + Excerpt.of(line.substring(start), MAX_LINE);
    }
}
