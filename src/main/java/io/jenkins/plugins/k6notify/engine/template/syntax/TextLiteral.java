package io.jenkins.plugins.k6notify.engine.template.syntax;

/**
 * A text in quotes, with the escape sequences of Python.
 *
 * @param text without the quotes and escape sequences
 * @param end the index after the closing quote
 */
record TextLiteral(String text, int end) {

    private static final String ESCAPED = "nrtbfva\\'\"";
    private static final String MEANING = "\n\r\t\b\f\u000B\u0007\\'\"";

    /** @param start the index of the opening quote */
    static TextLiteral read(Source source, int start) throws TemplateException {
        String from = source.text();
        char quote = from.charAt(start);
        StringBuilder text = new StringBuilder();
        int i = start + 1;
        while (i < from.length() && from.charAt(i) != quote) {
            char c = from.charAt(i);
            if (c != '\\') {
                text.append(c);
                i++;
            } else if (i + 1 == from.length()) {
                break;
            } else {
                i = readEscape(source, i, text);
            }
        }
        if (i >= from.length() || from.charAt(i) != quote) {
            throw source.error(TemplateProblem.NOT_CLOSED, start, String.valueOf(quote));
        }
        return new TextLiteral(text.toString(), i + 1);
    }

    private static int readEscape(Source source, int at, StringBuilder text) throws TemplateException {
        char c = source.text().charAt(at + 1);
        int known = ESCAPED.indexOf(c);
        if (known >= 0) {
            text.append(MEANING.charAt(known));
            return at + 2;
        }
        return switch (c) {
            case '\n' -> at + 2;
            case 'x' -> readCode(source, at, 2, text);
            case 'u' -> readCode(source, at, 4, text);
            case 'U' -> readCode(source, at, 8, text);
            case 'N' -> throw source.error(TemplateProblem.ESCAPE_SEQUENCE, at, "\\N");
            default -> {
                if (c >= '0' && c <= '7') {
                    yield readOctal(source.text(), at + 1, text);
                }
                // Python keeps the backslash.
                text.append('\\').append(c);
                yield at + 2;
            }
        };
    }

    private static int readCode(Source source, int at, int digits, StringBuilder text) throws TemplateException {
        int end = at + 2 + digits;
        String code =
                source.text().substring(at + 2, Math.min(end, source.text().length()));
        if (!code.matches("[0-9a-fA-F]{" + digits + "}")) {
            throw source.error(
                    TemplateProblem.ESCAPE_SEQUENCE, at, source.text().substring(at, at + 2) + code);
        }
        long point = Long.parseLong(code, 16);
        // A surrogate is half a character.
        if (point > Character.MAX_CODE_POINT || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw source.error(
                    TemplateProblem.ESCAPE_SEQUENCE, at, source.text().substring(at, end));
        }
        text.appendCodePoint((int) point);
        return end;
    }

    private static int readOctal(String from, int start, StringBuilder text) {
        int end = start;
        int value = 0;
        while (end < Math.min(start + 3, from.length()) && from.charAt(end) >= '0' && from.charAt(end) <= '7') {
            value = value * 8 + from.charAt(end) - '0';
            end++;
        }
        text.append((char) value);
        return end;
    }
}
