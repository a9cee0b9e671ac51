package io.jenkins.plugins.k6notify.engine.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts lines together from bytes that come in chunks of any size. A line ends with LF or CR, as a terminal redraws its
 * progress with CR alone. Bytes that are no UTF-8 become U+FFFD.
 */
final class LineAssembler {

    /** What is kept of a line; the rest of a longer one is passed over. */
    static final int MAX_BYTES = 64 << 10;

    private static final int FIRST_SIZE = 256;

    private final LineListener listener;
    private byte[] line = new byte[FIRST_SIZE];
    private int length;

    LineAssembler(LineListener listener) {
        this.listener = listener;
    }

    void accept(byte[] bytes, int offset, int count) {
        int start = offset;
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                keep(bytes, start, i - start);
                endLine();
                start = i + 1;
            }
        }
        keep(bytes, start, end - start);
    }

    /** Ends a line that has no line end. */
    void endLine() {
        if (length > 0) {
            String text = new String(line, 0, length, StandardCharsets.UTF_8);
            length = 0;
            listener.line(text);
        }
    }

    private void keep(byte[] bytes, int start, int count) {
        int kept = Math.min(count, MAX_BYTES - length);
        if (kept <= 0) {
            return;
        }
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_BYTES, Math.max(length + kept, 2 * line.length)));
        }
        System.arraycopy(bytes, start, line, length, kept);
        length += kept;
    }
}
