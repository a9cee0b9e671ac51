package io.jenkins.plugins.k6notify.engine.message.mail;

/** Escapes text for HTML: for the content of elements, and for attributes in double quotes. */
final class HtmlEscape {

    private HtmlEscape() {}

    /** @return the text escaped; characters that HTML does not allow become U+FFFD */
    static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int point) {
        boolean isControl = Character.isISOControl(point) && point != '\n' && point != '\t';
        boolean isNoCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !isControl && !isNoCharacter && !isSurrogate;
    }
}
