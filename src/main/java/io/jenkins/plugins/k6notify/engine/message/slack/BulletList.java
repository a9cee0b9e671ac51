package io.jenkins.plugins.k6notify.engine.message.slack;

import io.jenkins.plugins.k6notify.engine.message.slack.SlackBlocks.Span;
import java.util.List;

/**
 * A bulleted list that fits in a paragraph, followed by the number of omitted lines: {@code … and 28 more}.
 *
 * @param text empty if there are no lines
 * @param isWhole whether the list has at least one line and omits none
 */
record BulletList(String text, boolean isWhole) {

    private static final String BULLET = "\n• ";

    /** The maximum length of the last line. */
    private static final int END = 32;

    /** @param mayLack whether there may be more lines than known */
    static BulletList of(List<String> lines, boolean mayLack) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (String line : lines) {
            boolean isEnd = shown == lines.size() - 1 && !mayLack;
            int room = SlackBlocks.PARAGRAPH - text.length() - (isEnd ? 0 : END);
            if (BULLET.length() + line.length() > room) {
                break;
            }
            text.append(BULLET).append(line);
            shown++;
        }
        int left = lines.size() - shown;
        if (!lines.isEmpty() && (left > 0 || mayLack)) {
            text.append("\n… and ").append(more(left, mayLack)).append(" more");
        }
        return new BulletList(text.toString(), shown > 0 && left == 0 && !mayLack);
    }

    private static String more(int left, boolean mayLack) {
        if (left == 0) {
            return "perhaps";
        }
        return mayLack ? "at least " + left : Integer.toString(left);
    }

    /** Returns the list below a title; empty if there are no lines. */
    List<Span> under(String title) {
        return text.isEmpty() ? List.of() : List.of(Span.bold(title), Span.of(text));
    }
}
