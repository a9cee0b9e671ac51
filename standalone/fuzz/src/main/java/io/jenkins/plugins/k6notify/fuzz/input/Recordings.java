package io.jenkins.plugins.k6notify.fuzz.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What real k6 wrote. */
public final class Recordings {

    /** The system property that says in which folder the recordings are. */
    public static final String FOLDER = "k6.recordings";

    private Recordings() {}

    /** The files of a name, of all recordings. */
    public static List<Path> paths(String name) {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty(FOLDER)))) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in them. */
    public static List<byte[]> contents(String name) {
        return paths(name).stream().map(Recordings::bytes).toList();
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
