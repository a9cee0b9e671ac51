package io.jenkins.plugins.k6notify.engine.template.syntax;

/** White space as Python defines it. */
public final class Blank {

    private static final char NEXT_LINE = '\u0085';

    private Blank() {}

    /** Returns whether {@code str.isspace()} is true for the character; all such characters are of one char. */
    public static boolean is(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    /** Returns the index of the first other character; the length if there is none. */
    static int skip(String text, int from) {
        int i = from;
        while (i < text.length() && is(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
