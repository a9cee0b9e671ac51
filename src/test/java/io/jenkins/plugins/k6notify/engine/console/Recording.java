package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A recorded console of k6 from {@code src/test/resources/k6}, with the expected outcome. */
public record Recording(String version, String scenario, int exitCode, String expected) {

    private static final Path ROOT = root();

    /** All recordings, in the order of {@code expected.tsv}. */
    public static List<Recording> all() {
        try {
            return Files.readAllLines(ROOT.resolve("expected.tsv"), StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(row -> new Recording(row[0], row[1], Integer.parseInt(row[2]), row[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Recording of(String name) {
        return all().stream()
                .filter(recording -> recording.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The recordings whose console shows the outcome. */
    public static List<Recording> decidable() {
        return all().stream()
                .filter(recording -> !recording.expected().equals("skip"))
                .toList();
    }

    public String name() {
        return version + "/" + scenario;
    }

    public Path file(String name) {
        return ROOT.resolve(version).resolve(scenario).resolve(name);
    }

    /** The bytes of the file, or null if the recording has no such file. */
    @CheckForNull
    public byte[] bytes(String name) {
        try {
            return Files.exists(file(name)) ? Files.readAllBytes(file(name)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] console() {
        return bytes("console.txt");
    }

    @Override
    public String toString() {
        return name();
    }

    private static Path root() {
        try {
            return Path.of(Recording.class.getResource("/k6").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
