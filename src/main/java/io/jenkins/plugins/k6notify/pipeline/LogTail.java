package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A log that grows, shown to a listener line by line as far as it is written. Reading goes on where it ended the last time.
 * Not safe for use by several threads.
 */
final class LogTail {

    private static final Logger LOGGER = Logger.getLogger(LogTail.class.getName());

    /** The log itself. */
    interface Text {

        /** @return the position behind what was written */
        long writeTo(OutputStream out, long from) throws IOException;
    }

    private final Object owner;
    private final Text text;
    private final ConsoleWatcher reader;
    private final Shown shown = new Shown();
    private long position;

    /** @param owner whose log it is, for the log of Jenkins */
    LogTail(Object owner, Text text, LineListener listener) {
        this.owner = owner;
        this.text = text;
        this.reader = new ConsoleWatcher(OutputStream.nullOutputStream(), listener);
    }

    /** Shows the lines that are new. One that has no end yet waits for the rest of it, whoever may look in between. */
    void read() {
        long from = position;
        shown.bytes = 0;
        try {
            position = text.writeTo(shown, from);
        } catch (IOException e) {
            // What was shown before is not shown again: a banner that comes twice is another run.
            position = from + shown.bytes;
            LOGGER.log(Level.WARNING, e, () -> "Failed to read the log of " + owner);
        }
    }

    /** Counts what the reader was shown. */
    private final class Shown extends OutputStream {

        private long bytes;

        @Override
        public void write(int value) throws IOException {
            reader.write(value);
            bytes++;
        }

        @Override
        public void write(@NonNull byte[] some, int offset, int count) throws IOException {
            reader.write(some, offset, count);
            bytes += count;
        }
    }

    /** Shows what is new of a log that is complete, to the last line, which may have no end. */
    void readToEnd() {
        read();
        try {
            reader.close();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written", e);
        }
    }
}
