package io.jenkins.plugins.k6notify.engine.message.slack;

import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.regex.Pattern;

/** Converts foreign text so that Slack shows it unchanged. Cuts it without splitting an entity or a surrogate pair. */
final class SlackText {

    private static final char ELLIPSIS = '…';

    /** Characters that reverse the direction of the text after them. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Slack may decode these in text without markup, too, although such text needs no escaping. */
    private static final Pattern ENTITY = Pattern.compile("&(?=(?:amp|lt|gt);)");

    /** Emoji codes, which never contain a zero-width character. */
    private static final Pattern EMOJI = Pattern.compile(":(?=[^\\s:]+:)");

    private static final String NO_WIDTH = "\u200B";

    private SlackText() {}

    /**
     * @return one line of at most {@code max} characters for text without markup: {@code plain_text}, {@code rich_text}
     */
    static String plain(String outside, int max) {
        return Excerpt.of(ENTITY.matcher(line(outside, max)).replaceAll("&" + NO_WIDTH), max);
    }

    /**
     * Escapes a text for the {@code text} of a message, which has no plain form: with {@code "mrkdwn": false} Slack
     * formats nothing in it (docs.slack.dev/reference/methods/chat.postMessage), but still interprets mentions, links
     * and emoji. Escapes {@code &}, {@code <} and {@code >} (docs.slack.dev/messaging/formatting-message-text), and
     * breaks emoji codes.
     *
     * @return one line of at most {@code max} characters, counted as sent
     */
    static String escape(String outside, int max) {
        String text = EMOJI.matcher(line(outside, max)).replaceAll(":" + NO_WIDTH);
        StringBuilder escaped = new StringBuilder(Math.min(text.length() + 16, max));
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            append(escaped, point);
            if (escaped.length() > max) {
                // Keep the characters that fit before this one, with room for the ellipsis.
                escaped.setLength(end);
                return escaped.append(ELLIPSIS).toString();
            }
            if (escaped.length() < max) {
                end = escaped.length();
            }
        }
        return escaped.toString();
    }

    private static String line(String outside, int max) {
        return DIRECTION.matcher(Excerpt.line(outside, max)).replaceAll("\uFFFD");
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
