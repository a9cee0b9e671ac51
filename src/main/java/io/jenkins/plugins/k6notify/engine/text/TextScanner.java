package io.jenkins.plugins.k6notify.engine.text;

/** Reads a text from left to right, in linear time: no method moves backwards. Not safe for use by several threads. */
public final class TextScanner {

    private final CharSequence text;
    private final int end;
    private int position;

    public TextScanner(CharSequence text, int position) {
        this.text = text;
        this.end = text.length();
        this.position = position;
    }

    public int position() {
        return position;
    }

    public void moveTo(int index) {
        position = index;
    }

    public boolean atEnd() {
        return position >= end;
    }

    /** Returns the next character; 0 at the end. */
    public char peek() {
        return position < end ? text.charAt(position) : 0;
    }

    /** Skips the literal if it starts at the current position. */
    public boolean skip(String literal) {
        if (!startsWith(text, position, literal)) {
            return false;
        }
        position += literal.length();
        return true;
    }

    /** @return the number of spaces and tabs skipped */
    public int skipBlanks() {
        int start = position;
        while (position < end && isBlank(text.charAt(position))) {
            position++;
        }
        return position - start;
    }

    /** @return whether only blanks remained */
    public boolean skipBlanksToEnd() {
        skipBlanks();
        return atEnd();
    }

    /**
     * Skips digits.
     *
     * @return their value; -1 if there are no digits, or more than {@code mostDigits}
     */
    public long number(int mostDigits) {
        int start = position;
        long value = 0;
        while (position < end && isDigit(text.charAt(position)) && position - start <= mostDigits) {
            value = 10 * value + text.charAt(position) - '0';
            position++;
        }
        int digits = position - start;
        return digits == 0 || digits > mostDigits ? -1 : value;
    }

    /** @return the remaining text without surrounding blanks */
    public String rest() {
        return strip(text, position, end);
    }

    public static String strip(CharSequence text, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return text.subSequence(start, strippedEnd(text, start, to)).toString();
    }

    /** @return the end of a range of text without its trailing white space */
    public static int strippedEnd(CharSequence text, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Whether a text consists of white space only. */
    public static boolean isBlank(CharSequence text) {
        return strippedEnd(text, 0, text.length()) == 0;
    }

    public static boolean startsWith(CharSequence text, int index, String literal) {
        if (literal.length() > text.length() - index) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (text.charAt(index + i) != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @return the index of the literal; -1 if it does not occur */
    public static int indexOf(CharSequence text, String literal, int from) {
        if (text instanceof String string) {
            // Several times as fast as the loop.
            return string.indexOf(literal, from);
        }
        for (int i = from; i <= text.length() - literal.length(); i++) {
            if (startsWith(text, i, literal)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
