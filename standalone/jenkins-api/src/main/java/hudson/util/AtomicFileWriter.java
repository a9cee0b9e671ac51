package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

public class AtomicFileWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final Path destination;
    private final Charset charset;

    public AtomicFileWriter(@NonNull Path destinationPath, @NonNull Charset charset) throws IOException {
        this.destination = destinationPath;
        this.charset = charset;
    }

    @Override
    public void write(char[] buf, int off, int len) throws IOException {
        text.append(buf, off, len);
    }

    @Override
    public void flush() throws IOException {}

    @Override
    public void close() throws IOException {}

    public void commit() throws IOException {
        Files.writeString(destination, text, charset);
    }
}
