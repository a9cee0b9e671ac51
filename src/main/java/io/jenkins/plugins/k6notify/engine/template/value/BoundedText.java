package io.jenkins.plugins.k6notify.engine.template.value;

import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;

/** A text under construction, of at most {@value #MAX_BYTES} bytes. */
public final class BoundedText {

    /** The maximum length of the output and of every text before it, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256 << 10;

    private final StringBuilder text = new StringBuilder();
    private int bytes;

    /** @throws OperationException if the text would be too long */
    public BoundedText append(String more) {
        bytes = Math.addExact(bytes, utf8Length(more));
        if (bytes > MAX_BYTES) {
            throw new OperationException(TemplateProblem.OUTPUT_TOO_LONG, String.valueOf(MAX_BYTES >> 10));
        }
        text.append(more);
        return this;
    }

    /** Returns the text itself if it is short enough. */
    static String require(String text) {
        return new BoundedText().append(text).toString();
    }

    /** Counts three bytes for an unpaired surrogate, which is replaced in the output. */
    private static int utf8Length(String text) {
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
