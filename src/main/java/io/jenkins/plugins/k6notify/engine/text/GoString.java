package io.jenkins.plugins.k6notify.engine.text;

/** Decodes string literals of Go, as {@code %q} prints them (go.dev/ref/spec, "String literals"). */
public final class GoString {

    private static final int OCTAL_DIGITS = 3;

    private GoString() {}

    /**
     * @return the text of a literal; the argument itself if it does not begin with a quote. The closing quote may be
     *     missing.
     */
    public static String unquoted(CharSequence literal) {
        int length = literal.length();
        if (length < 2 || literal.charAt(0) != '"') {
            return literal.toString();
        }
        int end = literal.charAt(length - 1) == '"' ? length - 1 : length;
        StringBuilder text = new StringBuilder(length);
        int i = 1;
        while (i < end) {
            char c = literal.charAt(i);
            if (c != '\\' || i + 1 >= end) {
                text.append(c);
                i++;
                continue;
            }
            char escape = literal.charAt(i + 1);
            int digits = digits(escape);
            int begin = escape >= '0' && escape <= '7' ? i + 1 : i + 2;
            int value = digits == 0 ? -1 : value(literal, begin, Math.min(end, begin + digits), digits);
            if (value >= 0) {
                text.appendCodePoint(value);
                i = begin + digits;
            } else {
                text.append(simple(escape));
                i += 2;
            }
        }
        return text.toString();
    }

    private static int digits(char escape) {
        return switch (escape) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> escape >= '0' && escape <= '7' ? OCTAL_DIGITS : 0;
        };
    }

    /** @return the value of the digits; -1 if there are too few digits, or if the value is not a valid character */
    private static int value(CharSequence literal, int begin, int end, int digits) {
        if (end - begin < digits) {
            return -1;
        }
        int radix = digits == OCTAL_DIGITS ? 8 : 16;
        int value = 0;
        for (int i = begin; i < end; i++) {
            int digit = Character.digit(literal.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return Character.isValidCodePoint(value) ? value : -1;
    }

    private static char simple(char escape) {
        return switch (escape) {
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000B';
            default -> escape;
        };
    }
}
