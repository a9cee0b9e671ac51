package io.jenkins.plugins.k6notify.cli.notify;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where deliveries wait: a folder of the user's, which outlives the command, or one that goes with it. */
public final class OutboxFolder implements AutoCloseable {

    private final Path path;
    private final boolean isTemporary;

    private OutboxFolder(Path path, boolean isTemporary) {
        this.path = path;
        this.isTemporary = isTemporary;
    }

    /** @param given null for a temporary one */
    public static OutboxFolder of(@CheckForNull Path given) {
        try {
            return given == null
                    ? new OutboxFolder(Files.createTempDirectory("k6-notify-"), true)
                    : new OutboxFolder(given, false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary outbox", e);
        }
    }

    public Path path() {
        return path;
    }

    public boolean isTemporary() {
        return isTemporary;
    }

    /** Removes a temporary folder. */
    @Override
    public void close() {
        if (!isTemporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
