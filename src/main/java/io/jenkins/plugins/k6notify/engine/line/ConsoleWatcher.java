package io.jenkins.plugins.k6notify.engine.line;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An output stream between a console and its log that passes the lines to a listener. Writes every byte to the log
 * first, unchanged and immediately; exceptions of the listener never reach the log. Keeps at most one line of
 * {@value LineDecoder#MAX_BYTES} bytes. As with any {@link OutputStream}, calls must not overlap.
 */
public final class ConsoleWatcher extends OutputStream {

    private static final Logger LOGGER = Logger.getLogger(ConsoleWatcher.class.getName());

    private final OutputStream log;
    private final LineDecoder lines;
    private final byte[] single = new byte[1];
    private boolean watching = true;

    /** @param log the log, which is closed with this stream */
    public ConsoleWatcher(OutputStream log, LineListener listener) {
        this.log = log;
        this.lines = new LineDecoder(listener);
    }

    @Override
    public void write(int value) throws IOException {
        log.write(value);
        single[0] = (byte) value;
        watch(single, 0, 1);
    }

    @Override
    public void write(@NonNull byte[] bytes, int offset, int count) throws IOException {
        log.write(bytes, offset, count);
        watch(bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
        log.flush();
    }

    /** Passes on a last line without a line end, and closes the log. */
    @Override
    public void close() throws IOException {
        try {
            if (watching) {
                lines.endLine();
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            giveUp(e);
        }
        log.close();
    }

    private void watch(byte[] bytes, int offset, int count) {
        try {
            if (watching) {
                lines.accept(bytes, offset, count);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            giveUp(e);
        }
    }

    /**
     * Stops calling a listener that failed once: losing a notification is better than losing a log. On an agent whose
     * connection is closing, even classes may be missing.
     */
    private void giveUp(Throwable reason) {
        watching = false;
        LOGGER.log(
                Level.WARNING,
                "Stopped watching this console after an internal error; the build log is unaffected",
                reason);
    }
}
