package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that each recorded console has the outcome that k6 would report to k6 Cloud. */
class RecordedConsolesTest {

    static List<Recording> decidable() {
        return Recording.decidable();
    }

    static List<Recording> onTerminals() {
        return Recording.decidable().stream()
                .filter(recording -> recording.bytes("console.tty.txt") != null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("decidable")
    void hasExpectedRunsWithExitCode(Recording recording) {
        assertThat(ObservedRuns.play(recording.console(), Ending.exit(recording.exitCode())))
                .hasToString(recording.expected());
    }

    @ParameterizedTest
    @MethodSource("decidable")
    void hasExpectedRunsWithTimestamps(Recording recording) {
        byte[] recorded = recording.bytes("console.timestamps.txt");
        byte[] console = recorded == null ? withTimestamps(recording.console()) : recorded;
        assertThat(ObservedRuns.play(console, Ending.exit(recording.exitCode())))
                .hasToString(recording.expected());
    }

    private static byte[] withTimestamps(byte[] console) {
        return new String(console, StandardCharsets.UTF_8)
                .replaceAll("(?m)^", "[2026-11-29T23:30:14.472Z] ")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("onTerminals")
    void hasExpectedRunsOnTerminal(Recording recording) {
        assertThat(ObservedRuns.play(recording.bytes("console.tty.txt"), Ending.exit(recording.exitCode())))
                .hasToString(recording.expected());
    }

    /** Freestyle builds and {@code returnStatus} provide no exit code; the console decides, where it can. */
    @Test
    void hasExpectedRunsWithoutExitCode() throws IOException {
        Map<String, String> differing = new TreeMap<>();
        for (Recording recording : Recording.decidable()) {
            String observed =
                    ObservedRuns.play(recording.console(), Ending.UNKNOWN).toString();
            if (!observed.equals(recording.expected())) {
                differing.put(recording.name(), observed);
            }
        }
        assertThat(differing).isEqualTo(undecidableWithoutExitCode());
    }

    /** Verifies the warnings of all recordings, except for logged exceptions. */
    @Test
    void hasExpectedWarnings() {
        Map<String, List<String>> warned = new TreeMap<>();
        for (Recording recording : Recording.decidable()) {
            for (K6Run run : ObservedRuns.play(recording.console(), Ending.exit(recording.exitCode()))
                    .finished()) {
                List<String> words = run.warnings().stream()
                        .filter(warning -> warning.kind() != RunWarning.Kind.SCRIPT_EXCEPTIONS)
                        .map(RunWarning::words)
                        .toList();
                if (!words.isEmpty()) {
                    warned.put(recording.name(), words);
                }
            }
        }
        List<String> failed = List.of("All requests failed");
        List<String> dropped = List.of("Iterations were dropped: 19");
        List<String> unchecked = List.of("No check was executed");
        assertThat(warned)
                .containsExactly(
                        entry("v0.49.0/dropped-iterations", dropped),
                        entry("v0.49.0/http-500", failed),
                        entry("v0.49.0/http-connection-refused", failed),
                        entry("v2.2.0/dropped-iterations", dropped),
                        entry("v2.2.0/http-500", failed),
                        entry("v2.2.0/http-connection-refused", failed),
                        entry("v2.3.0-dev/console-looks-like-k6", unchecked),
                        entry("v2.3.0-dev/name-many-fail", unchecked),
                        entry("v2.3.0-dev/test-fail-thresholds-fail", unchecked));
    }

    private static Map<String, String> undecidableWithoutExitCode() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                RecordedConsolesTest.class.getResourceAsStream("/k6/undecidable-without-exit-code.tsv"),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1], (a, b) -> b, TreeMap::new));
        }
    }
}
