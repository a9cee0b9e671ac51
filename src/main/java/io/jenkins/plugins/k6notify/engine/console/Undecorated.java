package io.jenkins.plugins.k6notify.engine.console;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a line without colours, ConsoleNotes and control characters, as {@link ConsoleLine} takes them out of its
 * text. Keeps the space of the longest line. Not safe for use by several threads.
 */
final class Undecorated {

    private static final byte ESCAPE = 0x1B;
    private static final byte[] NOTE = "\u001B[8mha:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTE_END = "\u001B[0m".getBytes(StandardCharsets.US_ASCII);
    private static final int UNKNOWN = -1;

    private byte[] text = new byte[0];
    private int length;

    /** @return whether the line could be read: some sequences take the patterns of {@link ConsoleLine} to tell their end */
    boolean read(byte[] line, int from, int to) {
        if (text.length < to - from) {
            text = new byte[to - from];
        }
        length = 0;
        int i = from;
        while (i < to && i != UNKNOWN) {
            if (line[i] == ESCAPE) {
                i = sequenceEnd(line, i, to);
            } else {
                if (!isControl(line[i])) {
                    text[length++] = line[i];
                }
                i++;
            }
        }
        return i != UNKNOWN;
    }

    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }

    static boolean isControl(byte value) {
        return value >= 0 && value < ' ' && value != '\t';
    }

    private static int sequenceEnd(byte[] line, int escape, int to) {
        if (Signs.startsWith(line, escape, NOTE)) {
            return noteEnd(line, escape + NOTE.length, to);
        }
        int i = escape + 1;
        if (i >= to || line[i] != '[') {
            return UNKNOWN;
        }
        do {
            i++;
        } while (i < to && line[i] >= '0' && line[i] <= '?');
        while (i < to && line[i] >= ' ' && line[i] <= '/') {
            i++;
        }
        return i < to && line[i] >= '@' && line[i] <= '~' ? i + 1 : UNKNOWN;
    }

    private static int noteEnd(byte[] line, int start, int to) {
        // Whether a note may have characters in it that are not ASCII depends on which.
        for (int i = start; i <= to - NOTE_END.length && line[i] >= 0; i++) {
            if (line[i] == ESCAPE && Signs.startsWith(line, i, NOTE_END)) {
                return i + NOTE_END.length;
            }
        }
        return UNKNOWN;
    }
}
