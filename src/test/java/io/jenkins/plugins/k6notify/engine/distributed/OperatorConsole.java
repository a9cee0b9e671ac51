package io.jenkins.plugins.k6notify.engine.distributed;

import io.jenkins.plugins.k6notify.engine.console.ObservedRuns;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A recorded console of the pods of a {@code TestRun}, from {@code src/test/resources/k6-operator}, with the expected
 * events.
 */
public record OperatorConsole(String scenario, int instances, String separate, String distributed, String reason) {

    private static final Path ROOT = root();

    /** All recordings, in the order of {@code expected.tsv}. */
    public static List<OperatorConsole> all() {
        try {
            return Files.readAllLines(ROOT.resolve("expected.tsv"), StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(row -> new OperatorConsole(row[0], Integer.parseInt(row[1]), row[2], row[3], row[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return ROOT.resolve(scenario).resolve("console.txt");
    }

    ObservedRuns play() {
        try {
            return ObservedRuns.play(Files.readAllBytes(file()), Ending.exit(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return scenario;
    }

    private static Path root() {
        try {
            return Path.of(OperatorConsole.class.getResource("/k6-operator").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the runs of a console as one distributed run. */
    static K6Run merged(ObservedRuns runs, Integer expected) {
        DistributedRun merged = new DistributedRun(expected);
        for (K6Run run : runs.finished()) {
            merged = merged.with("console", null, null, run);
        }
        return merged.ended(Interruption.SYSTEM.outcome(), ObservedRuns.NOW).finished(1);
    }

    /** Generates the console of pods that print these consoles side by side; the same seed gives the same console. */
    static String sideBySide(long seed, List<String> consoles) {
        Random random = new Random(seed);
        List<List<String>> left = new ArrayList<>();
        for (String console : consoles) {
            left.add(new ArrayList<>(console.lines().toList()));
        }
        StringBuilder all = new StringBuilder();
        while (left.stream().anyMatch(lines -> !lines.isEmpty())) {
            int pod = random.nextInt(left.size());
            for (int count = random.nextInt(8); count > 0 && !left.get(pod).isEmpty(); count--) {
                all.append("[pod/checkout-")
                        .append(pod + 1)
                        .append("-x7k2p/k6] ")
                        .append(left.get(pod).remove(0))
                        .append('\n');
            }
        }
        return all.toString();
    }
}
