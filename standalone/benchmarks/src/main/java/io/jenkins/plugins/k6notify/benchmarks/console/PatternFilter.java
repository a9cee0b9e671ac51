package io.jenkins.plugins.k6notify.benchmarks.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Filter that searches each line of a log with a pattern, as other plugins do: it collects the bytes of a line (like the
 * {@code LineTransformationOutputStream} of Jenkins), converts them to a text, and applies the pattern.
 */
final class PatternFilter extends OutputStream {

    /** Several texts that only k6 prints. */
    static final Pattern SEVERAL =
            Pattern.compile("execution: (?:local|cloud)|running \\(\\d|level=error|thresholds on metrics");

    /** A fixed text, the fastest kind of pattern. */
    static final Pattern ONE = Pattern.compile("execution: local");

    private final OutputStream out;
    private final Pattern pattern;
    private byte[] line = new byte[1024];
    private int length;
    private int found;

    PatternFilter(OutputStream out, Pattern pattern) {
        this.out = out;
        this.pattern = pattern;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
        for (int i = offset; i < offset + count; i++) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = bytes[i];
            if (bytes[i] == '\n') {
                if (pattern.matcher(new String(line, 0, length, StandardCharsets.UTF_8))
                        .find()) {
                    found++;
                }
                length = 0;
            }
        }
    }

    int found() {
        return found;
    }
}
