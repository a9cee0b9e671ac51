package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.text.Excerpt;

/**
 * Text from outside in Slack's markup: {@code &}, {@code <} and {@code >} are escaped, so that nothing in it becomes a
 * link or a mention. Cut so that no entity and no surrogate pair is torn.
 */
final class SlackText {

    private static final char ELLIPSIS = '…';

    private SlackText() {}

    /** @return one line of at most {@code max} characters, counted as sent */
    static String escape(String outside, int max) {
        String text = Excerpt.line(outside, max);
        StringBuilder escaped = new StringBuilder(Math.min(text.length() + 16, max));
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            append(escaped, point);
            if (escaped.length() > max) {
                // What fitted before this character, with room for the ellipsis.
                escaped.setLength(end);
                return escaped.append(ELLIPSIS).toString();
            }
            if (escaped.length() < max) {
                end = escaped.length();
            }
        }
        return escaped.toString();
    }

    /** A link; {@code url} must be one of ours. */
    static String link(String url, String label, int max) {
        String target = url.replace("&", "&amp;")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("|", "%7C");
        int room = max - target.length() - 3;
        return room < 2 ? escape(label, max) : "<" + target + "|" + escape(label, room) + ">";
    }

    private static void append(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> escaped.appendCodePoint(point);
        }
    }
}
