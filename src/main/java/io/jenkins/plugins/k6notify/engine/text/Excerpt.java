package io.jenkins.plugins.k6notify.engine.text;

import java.util.regex.Pattern;

/** Cuts foreign text to a length without splitting a surrogate pair. */
public final class Excerpt {

    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");
    private static final char REPLACEMENT = '\uFFFD';

    private Excerpt() {}

    /** @return the text, or as much of it that it and {@code …} have at most {@code max} characters */
    public static String of(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /** The same, in one line: white space and control characters become spaces, half surrogate pairs U+FFFD. */
    public static String line(String text, int max) {
        // Twice the size is enough to cut from, and bounds what a hostile text costs.
        String head = of(text, 2 * max);
        return of(wholePairs(NOT_ONE_LINE.matcher(head).replaceAll(" ").strip()), max);
    }

    private static String wholePairs(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
