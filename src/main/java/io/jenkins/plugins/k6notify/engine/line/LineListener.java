package io.jenkins.plugins.k6notify.engine.line;

/** Receives the lines of a console, in order. */
@FunctionalInterface
public interface LineListener {

    /** @param line without its end; cut to {@value LineDecoder#MAX_BYTES} bytes */
    void line(String line);

    /**
     * Whether the next line matters regardless of its content. Otherwise, lines that contain none of the
     * {@link K6Phrases} are skipped: most lines of most consoles, which saves creating a {@link String} for each.
     * Called often, so implementations must return a stored value.
     */
    default boolean wantsEveryLine() {
        return true;
    }
}
