package io.jenkins.plugins.k6notify.engine.line;

/** Takes the lines of a console, in order. */
@FunctionalInterface
public interface LineListener {

    /** @param line without its end; cut to {@value LineDecoder#MAX_BYTES} bytes */
    void line(String line);

    /**
     * Whether the next line counts whatever it is. If not, lines that by their first look are none of k6's are left out: most
     * lines of most consoles, for which this saves making a {@link String}. Asked often; answers from memory.
     */
    default boolean wantsEveryLine() {
        return true;
    }
}
