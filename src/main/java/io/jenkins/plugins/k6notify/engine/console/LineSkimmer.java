package io.jenkins.plugins.k6notify.engine.console;

/**
 * Passes over lines that cannot be k6's, at a speed near to that of reading memory. It looks at 64 bytes at once, for line ends
 * and for what is not plain ASCII; only behind and around those it looks at single bytes.
 */
final class LineSkimmer {

    private static final int BLOCK = 8 * Long.BYTES;
    private static final int NONE = Integer.MAX_VALUE;

    /** Those of the marks of a block that belong to its first bytes, by the number of these. */
    private static final long[] MARKS_OF_FIRST = marksOfFirst();

    private LineSkimmer() {}

    private static long[] marksOfFirst() {
        long[] marks = new long[BLOCK];
        for (int word = 0, count = 1; word < Long.BYTES; word++) {
            for (int index = 0; index < Long.BYTES && count < BLOCK; index++, count++) {
                marks[count] = marks[count - 1] | 1L << (Byte.SIZE * index + word);
            }
        }
        return marks;
    }

    /**
     * @param start of a line
     * @return the start of the first line that needs a closer look; if there is none, that of the last one, which may have no
     *     byte yet
     */
    static int next(byte[] bytes, int start, int end) {
        if (FirstGlance.at(bytes, start, end)) {
            return start;
        }
        int line = NONE;
        int block = start;
        for (; block <= end - BLOCK && line == NONE; block += BLOCK) {
            line = firstLine(bytes, block, marksOfBlock(bytes, block), start, end);
        }
        if (line == NONE && block < end) {
            line = inRest(bytes, block, start, end);
        }
        return line == NONE ? startOfLine(bytes, start, end) : line;
    }

    /** The same for what is left behind the last whole block; in one go, where the array has bytes enough around it. */
    private static int inRest(byte[] bytes, int rest, int start, int end) {
        long marksOfRest = MARKS_OF_FIRST[end - rest];
        if (rest <= bytes.length - BLOCK) {
            return firstLine(bytes, rest, marksOfBlock(bytes, rest) & marksOfRest, start, end);
        }
        int line = NONE;
        for (int word = rest; word < end && line == NONE; word += Long.BYTES) {
            line = firstLine(bytes, word, marksOfWord(bytes, word, end), start, end);
        }
        return line;
    }

    /** The marks of eight words woven into one: bit 8b + w is that of byte b in word w. */
    private static long marksOfBlock(byte[] bytes, int block) {
        return marks(bytes, block) >>> 7
                | marks(bytes, block + 8) >>> 6
                | marks(bytes, block + 16) >>> 5
                | marks(bytes, block + 24) >>> 4
                | marks(bytes, block + 32) >>> 3
                | marks(bytes, block + 40) >>> 2
                | marks(bytes, block + 48) >>> 1
                | marks(bytes, block + 56);
    }

    private static long marks(byte[] bytes, int index) {
        return EightBytes.controlsAndOthers(EightBytes.at(bytes, index));
    }

    /** The same with the first word alone, which may be the last one. */
    private static long marksOfWord(byte[] bytes, int word, int end) {
        long marks = EightBytes.controlsAndOthers(EightBytes.orZeros(bytes, word)) >>> 7;
        return end - word >= Long.BYTES ? marks : marks & (1L << Byte.SIZE * (end - word)) - 1;
    }

    /** The first line that needs a closer look because of the marks in a block. */
    private static int firstLine(byte[] bytes, int block, long marks, int start, int end) {
        int first = NONE;
        for (long rest = marks; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            int marked = block + (bit & 7) * Long.BYTES + (bit >>> 3);
            byte value = bytes[marked];
            if (value == '\n' || value == '\r') {
                if (FirstGlance.at(bytes, marked + 1, end)) {
                    first = Math.min(first, marked + 1);
                }
            } else if (value < 0 || Undecorated.isControl(value)) {
                first = Math.min(first, startOfLine(bytes, start, marked));
            }
        }
        return first;
    }

    /** The start of the line that an index is in, or of which it is the end. */
    private static int startOfLine(byte[] bytes, int first, int index) {
        int start = index;
        while (start > first && !isLineEnd(bytes[start - 1])) {
            start--;
        }
        return start;
    }

    /** The first line end, or the end if there is none. */
    static int lineEnd(byte[] bytes, int start, int end) {
        int i = start;
        while (i <= end - BLOCK && !hasControls(bytes, i)) {
            i += BLOCK;
        }
        for (; i < end; i += Long.BYTES) {
            long rest = EightBytes.controls(EightBytes.orZeros(bytes, i));
            for (; rest != 0; rest &= rest - 1) {
                int control = i + EightBytes.first(rest);
                if (control < end && isLineEnd(bytes[control])) {
                    return control;
                }
            }
        }
        return end;
    }

    /** Whether any of 64 bytes is a control character. */
    private static boolean hasControls(byte[] bytes, int block) {
        long marks = 0;
        for (int word = 0; word < BLOCK; word += Long.BYTES) {
            marks |= EightBytes.controls(EightBytes.at(bytes, block + word));
        }
        return marks != 0;
    }

    static boolean isLineEnd(byte value) {
        return value == '\n' || value == '\r';
    }
}
