package io.jenkins.plugins.k6notify.engine.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts lines together from bytes that come in chunks of any size. A line ends with LF or CR, as a terminal redraws its
 * progress with CR alone. Bytes that are no UTF-8 become U+FFFD. A line that cannot be k6's is passed over where the
 * listener does not want every one: it costs no memory, and its bytes are copied only if it is in several chunks.
 */
final class LineAssembler {

    /** What is kept of a line; the rest of a longer one is passed over. */
    static final int MAX_BYTES = 64 << 10;

    private static final int FIRST_SIZE = 256;

    private final LineListener listener;
    private final FirstGlance glance = new FirstGlance();

    /** The beginning of a line whose end is not there yet. */
    private byte[] begun = new byte[FIRST_SIZE];

    private int length;

    LineAssembler(LineListener listener) {
        this.listener = listener;
    }

    void accept(byte[] bytes, int offset, int count) {
        if (count == 1) {
            acceptSingle(bytes, offset);
            return;
        }
        int end = offset + count;
        int start = length > 0 ? goOn(bytes, offset, end) : offset;
        while (start < end) {
            if (!listener.wantsEveryLine()) {
                start = LineSkimmer.next(bytes, start, end);
            }
            if (start < end) {
                start = take(bytes, start, end);
            }
        }
    }

    /** Quick, as the step {@code sh} hands on what comes from agents byte by byte. */
    private void acceptSingle(byte[] bytes, int offset) {
        if (LineSkimmer.isLineEnd(bytes[offset])) {
            endLine();
        } else if (length < begun.length) {
            begun[length++] = bytes[offset];
        } else {
            keep(bytes, offset, 1);
        }
    }

    /** Ends a line that has no line end. */
    void endLine() {
        if (length > 0) {
            int whole = length;
            length = 0;
            show(begun, 0, whole);
        }
    }

    /** @return where the next line begins */
    private int goOn(byte[] bytes, int start, int end) {
        int lineEnd = LineSkimmer.lineEnd(bytes, start, end);
        keep(bytes, start, lineEnd - start);
        if (lineEnd < end) {
            endLine();
        }
        return lineEnd + 1;
    }

    /** @return where the next line begins */
    private int take(byte[] bytes, int start, int end) {
        int lineEnd = LineSkimmer.lineEnd(bytes, start, end);
        if (lineEnd < end) {
            show(bytes, start, Math.min(lineEnd, start + MAX_BYTES));
        } else {
            keep(bytes, start, end - start);
        }
        return lineEnd + 1;
    }

    private void show(byte[] bytes, int start, int end) {
        if (start < end && (listener.wantsEveryLine() || glance.over(bytes, start, end))) {
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
