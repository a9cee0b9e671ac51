package io.jenkins.plugins.k6notify.engine.console;

/** Takes the lines of a console, in order. */
@FunctionalInterface
public interface LineListener {

    /** @param line without its end; cut to {@value LineAssembler#MAX_BYTES} bytes */
    void line(String line);
}
