package io.jenkins.plugins.k6notify.cli.notify;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folder of the outbox: a permanent one chosen by the user, or a temporary one deleted at the end of the command. */
public final class OutboxFolder implements AutoCloseable {

    private final Path path;
    private final boolean isTemporary;

    private OutboxFolder(Path path, boolean isTemporary) {
        this.path = path;
        this.isTemporary = isTemporary;
    }

    /** @param given null for a temporary folder */
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

    /** Deletes a temporary folder. */
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
