package io.jenkins.plugins.k6notify.engine.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Assembles lines from bytes that arrive in chunks of any size. A line ends with LF or CR, because a terminal redraws
 * its progress with CR alone. Bytes that are not valid UTF-8 become U+FFFD. A listener that does not want every line
 * receives only those that contain a phrase ({@link K6Phrases}); other lines are not decoded, and are copied only if
 * they arrive in several chunks.
 */
public final class LineDecoder {

    /** The maximum length of a line in bytes; the rest of a longer line is skipped. */
    public static final int MAX_BYTES = 64 << 10;

    private static final int FIRST_SIZE = 256;

    private final LineListener listener;

    /** The beginning of an incomplete line. */
    private byte[] begun = new byte[FIRST_SIZE];

    private int length;

    public LineDecoder(LineListener listener) {
        this.listener = listener;
    }

    public void accept(byte[] bytes, int offset, int count) {
        if (count == 1) {
            acceptSingle(bytes, offset);
            return;
        }
        int end = offset + count;
        int start = length > 0 ? continueLine(bytes, offset, end) : offset;
        while (start < end) {
            start = listener.wantsEveryLine() ? take(bytes, start, end) : filter(bytes, start, end);
        }
    }

    /** Handles single bytes: the step {@code sh} forwards the output of agents byte by byte. */
    private void acceptSingle(byte[] bytes, int offset) {
        if (LineEnds.isLineEnd(bytes[offset])) {
            endLine();
        } else if (length < begun.length) {
            begun[length++] = bytes[offset];
        } else {
            keep(bytes, offset, 1);
        }
    }

    /** Ends a line that has no line end. */
    public void endLine() {
        if (length > 0) {
            int whole = length;
            length = 0;
            if (listener.wantsEveryLine() || K6Phrases.find(begun, 0, whole) >= 0) {
                show(begun, 0, whole);
            }
        }
    }

    /** @return the index at which the next line begins */
    private int continueLine(byte[] bytes, int start, int end) {
        int lineEnd = LineEnds.first(bytes, start, end);
        keep(bytes, start, lineEnd - start);
        if (lineEnd < end) {
            endLine();
        }
        return lineEnd + 1;
    }

    /**
     * Passes on the first line that contains a phrase.
     *
     * @return the index at which to continue: the start of a line, or the end of the range
     */
    private int filter(byte[] bytes, int start, int end) {
        int windowEnd = Math.min(end, start + MAX_BYTES);
        int phrase = K6Phrases.find(bytes, start, windowEnd);
        if (phrase >= 0) {
            return take(bytes, LineEnds.behindLast(bytes, start, phrase), end);
        }
        if (windowEnd == end && LineEnds.isLineEnd(bytes[end - 1])) {
            return end;
        }
        int lastLine = LineEnds.behindLast(bytes, start, windowEnd);
        if (windowEnd < end) {
            if (lastLine > start) {
                return lastLine;
            }
            // The line is longer than the part that is kept, and that part contains no phrase.
            int lineEnd = LineEnds.first(bytes, windowEnd, end);
            if (lineEnd < end) {
                return lineEnd + 1;
            }
        }
        keep(bytes, lastLine, end - lastLine);
        return end;
    }

    /** @return the index at which the next line begins */
    private int take(byte[] bytes, int start, int end) {
        int lineEnd = LineEnds.first(bytes, start, end);
        if (lineEnd < end) {
            show(bytes, start, Math.min(lineEnd, start + MAX_BYTES));
        } else {
            keep(bytes, start, end - start);
        }
        return lineEnd + 1;
    }

    private void show(byte[] bytes, int start, int end) {
        if (start < end) {
            listener.line(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        }
    }

    private void keep(byte[] bytes, int start, int count) {
        int kept = Math.min(count, MAX_BYTES - length);
        if (length + kept > begun.length) {
            begun = Arrays.copyOf(begun, Math.min(MAX_BYTES, Math.max(length + kept, 2 * begun.length)));
        }
        System.arraycopy(bytes, start, begun, length, kept);
        length += kept;
    }
}
