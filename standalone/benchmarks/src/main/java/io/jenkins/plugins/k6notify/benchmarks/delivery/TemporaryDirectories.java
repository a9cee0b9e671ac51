package io.jenkins.plugins.k6notify.benchmarks.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Creates and deletes temporary directories, on the disk of {@code java.io.tmpdir}. */
public final class TemporaryDirectories {

    private TemporaryDirectories() {}

    public static Path create() throws IOException {
        return Files.createTempDirectory("k6-notify-benchmark");
    }

    /** Deletes a directory with its content. */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
