package io.jenkins.plugins.k6notify.engine.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds LF and CR, eight bytes at a time. */
final class LineEnds {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BLOCK = 64;
    private static final long SPACES = 0x2020202020202020L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private LineEnds() {}

    static boolean isLineEnd(byte value) {
        return value == '\n' || value == '\r';
    }

    /** @return the index of the first line end at or after {@code from}; {@code to} if there is none */
    static int first(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - BLOCK && !blockHasControls(bytes, i)) {
            i += BLOCK;
        }
        while (i < to) {
            if (i <= to - Long.BYTES && !hasControls(bytes, i)) {
                i += Long.BYTES;
            } else {
                int end = Math.min(to, i + Long.BYTES);
                for (; i < end; i++) {
                    if (isLineEnd(bytes[i])) {
                        return i;
                    }
                }
            }
        }
        return to;
    }

    /** @return the index after the last line end before {@code to}; {@code from} if there is none */
    static int behindLast(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from) {
            if (i >= from + Long.BYTES && !hasControls(bytes, i - Long.BYTES)) {
                i -= Long.BYTES;
            } else {
                int start = Math.max(from, i - Long.BYTES);
                for (; i > start; i--) {
                    if (isLineEnd(bytes[i - 1])) {
                        return i;
                    }
                }
            }
        }
        return from;
    }

    private static boolean blockHasControls(byte[] bytes, int block) {
        long marks = 0;
        for (int i = block; i < block + BLOCK; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            marks |= word - SPACES & ~word;
        }
        return (marks & TOP_BITS) != 0;
    }

    /** Whether any of eight bytes is a control character; has false positives, but no false negatives. */
    private static boolean hasControls(byte[] bytes, int index) {
        long word = (long) LONGS.get(bytes, index);
        return (word - SPACES & ~word & TOP_BITS) != 0;
    }
}
