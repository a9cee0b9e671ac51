package io.jenkins.plugins.k6notify.engine.text;

/**
 * Removes the invisible parts of a line: colours, cursor movement, ConsoleNotes. Control characters within the line
 * become U+FFFD.
 */
public final class PlainText {

    private static final char ESCAPE = '\u001B';
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BELL = '\u0007';

    /** hudson.console.ConsoleNote: browsers receive the text between these two as HTML. */
    private static final String NOTE = ESCAPE + "[8mha:";

    private static final String NOTE_END = ESCAPE + "[0m";

    private PlainText() {}

    /** @return the same text if there is nothing to remove; tabs are kept */
    public static CharSequence of(CharSequence line) {
        int length = line.length();
        int i = 0;
        while (i < length && !isControl(line.charAt(i))) {
            i++;
        }
        if (i == length) {
            return line;
        }
        StringBuilder plain = new StringBuilder(length).append(line, 0, i);
        // If one note has no end, all later ones have none either.
        boolean notesEnd = true;
        while (i < length) {
            char c = line.charAt(i);
            if (c != ESCAPE) {
                if (!isControl(c)) {
                    plain.append(c);
                } else if (plain.length() > 0) {
                    // A replacement character keeps the texts on both sides of it from becoming one word.
                    plain.append(REPLACEMENT);
                }
                i++;
                continue;
            }
            int noteEnd = notesEnd && TextScanner.startsWith(line, i, NOTE)
                    ? TextScanner.indexOf(line, NOTE_END, i + NOTE.length())
                    : -1;
            notesEnd &= noteEnd >= 0 || !TextScanner.startsWith(line, i, NOTE);
            i = noteEnd >= 0 ? noteEnd + NOTE_END.length() : sequenceEnd(line, i + 1);
        }
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == REPLACEMENT) {
            end--;
        }
        return plain.substring(0, end);
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t';
    }

    /**
     * Finds the end of an escape sequence (ECMA-48, section 5).
     *
     * @param start the index after the escape character
     */
    private static int sequenceEnd(CharSequence line, int start) {
        int length = line.length();
        if (start >= length) {
            return length;
        }
        return switch (line.charAt(start)) {
            case '[' -> controlSequenceEnd(line, start + 1);
            case ']' -> commandEnd(line, start + 1);
            default -> {
                char c = line.charAt(start);
                yield c >= '@' && c <= '_' ? start + 1 : start;
            }
        };
    }

    private static int controlSequenceEnd(CharSequence line, int start) {
        int i = start;
        while (i < line.length() && line.charAt(i) >= ' ' && line.charAt(i) <= '?') {
            i++;
        }
        return i < line.length() && line.charAt(i) >= '@' && line.charAt(i) <= '~' ? i + 1 : start;
    }

    /** Finds the end of a title, which extends to BEL or the next escape character. */
    private static int commandEnd(CharSequence line, int start) {
        int i = start;
        while (i < line.length() && line.charAt(i) != BELL && line.charAt(i) != ESCAPE) {
            i++;
        }
        if (i < line.length() && line.charAt(i) == BELL) {
            return i + 1;
        }
        return TextScanner.startsWith(line, i, ESCAPE + "\\") ? i + 2 : i;
    }
}
