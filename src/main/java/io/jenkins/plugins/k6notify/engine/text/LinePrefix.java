package io.jenkins.plugins.k6notify.engine.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The text that a tool adds before each line of a process: {@code [pod/checkout-1/k6] }, {@code k6-1  | },
 * {@code 2026-11-29T23:30:57Z }. Learned from a line in which the text of k6 is known. Other lines have the same prefix
 * if they differ from it only in times.
 */
public final class LinePrefix {

    /** The maximum length of a prefix, in characters; longer texts are not treated as prefixes. */
    public static final int MAX_LENGTH = 300;

    /** The empty prefix. */
    public static final LinePrefix NONE = new LinePrefix("", List.of(), "");

    private final String text;

    /** The parts in order: a literal text, or null for a time. */
    private final List<String> parts;

    private final String key;

    private LinePrefix(String text, List<String> parts, String key) {
        this.text = text;
        this.parts = parts;
        this.key = key;
    }

    /** @param prefix the text before the text of k6, including any blanks between the two */
    public static LinePrefix of(CharSequence prefix) {
        List<String> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        StringBuilder key = new StringBuilder();
        String text = prefix.toString().stripTrailing();
        int i = 0;
        while (i < text.length()) {
            int timeEnd = mayBeginTime(text, i) ? TimeText.end(text, i) : i;
            if (timeEnd > i) {
                addLiteral(parts, literal);
                parts.add(null);
                i = timeEnd;
            } else {
                literal.append(text.charAt(i));
                key.append(text.charAt(i));
                i++;
            }
        }
        addLiteral(parts, literal);
        String words = key.toString().strip().replaceAll("\\s+", " ");
        return new LinePrefix(text, parts, words.chars().anyMatch(Character::isLetterOrDigit) ? words : "");
    }

    private static void addLiteral(List<String> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(literal.toString());
            literal.setLength(0);
        }
    }

    private static boolean mayBeginTime(CharSequence text, int index) {
        return Character.isLetterOrDigit(text.charAt(index))
                && (index == 0
                        || !Character.isLetterOrDigit(text.charAt(index - 1))
                                && "-._/".indexOf(text.charAt(index - 1)) < 0);
    }

    /** Returns the prefix as it appeared in the line from which it was learned. */
    public String text() {
        return text;
    }

    /**
     * Returns the prefix without its times, which identifies its stream. Empty if it has neither letters nor digits.
     */
    public String key() {
        return key;
    }

    /** @return the index after the prefix in a line; -1 if the line has another prefix */
    public int end(CharSequence line) {
        int i = 0;
        for (String part : parts) {
            int end = part == null ? TimeText.end(line, i) : literalEnd(line, i, part);
            if (end <= i) {
                return -1;
            }
            i = end;
        }
        return i;
    }

    private static int literalEnd(CharSequence line, int start, String literal) {
        return TextScanner.startsWith(line, start, literal) ? start + literal.length() : -1;
    }

    /** @return the first time in the prefix of a line, if it has a date and a zone; null otherwise */
    @CheckForNull
    public Instant time(CharSequence line) {
        int i = 0;
        for (String part : parts) {
            if (part == null) {
                return TimeText.instant(
                        line.subSequence(i, TimeText.end(line, i)).toString());
            }
            i += part.length();
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinePrefix that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
