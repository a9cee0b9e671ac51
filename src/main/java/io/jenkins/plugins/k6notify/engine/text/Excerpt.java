package io.jenkins.plugins.k6notify.engine.text;

import java.util.regex.Pattern;

/** Cuts foreign text to a maximum length without splitting a surrogate pair. */
public final class Excerpt {

    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");
    private static final char REPLACEMENT = '\uFFFD';

    private Excerpt() {}

    /** @return the text, shortened and ended with {@code …} if it is longer than {@code max} characters */
    public static String of(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /**
     * Returns the text as one line: white space and control characters become spaces, unpaired surrogates become
     * U+FFFD.
     */
    public static String line(String text, int max) {
        // Cutting to twice the length first bounds the cost of a hostile text.
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
