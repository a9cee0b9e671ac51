package io.jenkins.plugins.k6notify.engine.text;

/** Reads a text from left to right; no method looks back, so that reading takes linear time. Not safe for use by several threads. */
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

    /** The next character; 0 at the end. */
    public char peek() {
        return position < end ? text.charAt(position) : 0;
    }

    /** Skips the literal if it stands here. */
    public boolean skip(String literal) {
        if (!startsWith(text, position, literal)) {
            return false;
        }
        position += literal.length();
        return true;
    }

    /** @return how many spaces and tabs were skipped */
    public int skipBlanks() {
        int start = position;
        while (position < end && isBlank(text.charAt(position))) {
            position++;
        }
        return position - start;
    }

    /** @return whether only blanks were left */
    public boolean skipBlanksToEnd() {
        skipBlanks();
        return atEnd();
    }

    /** Skips digits, at most as many as given. @return their value; -1 if there is none, or one more than that */
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

    /** @return the rest without blanks around it */
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

    /** @return where a text between two indices ends without the white space behind it */
    public static int strippedEnd(CharSequence text, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Whether a text is nothing but white space. */
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

    /** @return the index of the literal; -1 if it is not there */
    public static int indexOf(CharSequence text, String literal, int from) {
        if (text instanceof String string) {
            // Several times as fast.
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
