package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reader of a growing log that passes each line to a listener. Each read continues at the end of the previous one. Not
 * safe for use by several threads.
 */
final class LogTail {

    private static final Logger LOGGER = Logger.getLogger(LogTail.class.getName());

    /** Source of the text. */
    interface Text {

        /** @return the position after the last byte written */
        long writeTo(OutputStream out, long from) throws IOException;
    }

    private final Object owner;
    private final Text text;
    private final ConsoleWatcher reader;
    private final CountedOutput output = new CountedOutput();
    private long position;

    /** @param owner owner of the log, for messages in the log of Jenkins */
    LogTail(Object owner, Text text, LineListener listener) {
        this.owner = owner;
        this.text = text;
        this.reader = new ConsoleWatcher(OutputStream.nullOutputStream(), listener);
    }

    /** Reads new lines. An incomplete last line is kept until a later read completes it. */
    void read() {
        long from = position;
        output.bytes = 0;
        try {
            position = text.writeTo(output, from);
        } catch (IOException e) {
            // Skip what was read before the failure: a banner read twice would count as another run.
            position = from + output.bytes;
            LOGGER.log(Level.WARNING, e, () -> "Failed to read the log of " + owner);
        }
    }

    /** Passes bytes to the reader and counts them. */
    private final class CountedOutput extends OutputStream {

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

    /** Reads the rest of a complete log, including a last line without a line break. */
    void readToEnd() {
        read();
        try {
            reader.close();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written", e);
        }
    }
}
