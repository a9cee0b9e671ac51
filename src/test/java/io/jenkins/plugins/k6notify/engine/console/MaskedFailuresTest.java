package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies that a failed run is not reported as passed when its exit code is hidden or its console is truncated, as
 * long as the console shows the failure.
 */
class MaskedFailuresTest {

    private static final List<Ending> MASKS =
            List.of(Ending.UNKNOWN, Ending.exit(0), Ending.ofProcess(1, true), Ending.ofProcess(0, true));

    private static final List<String> PREFIXES = List.of(
            "[2026-11-23T07:30:14.472Z] ",
            "07:30:14 ",
            "k6-1  | ",
            "[checkout] ",
            "@acme/perf:test: ",
            "[pod/checkout-load-test-with-quite-a-long-name-1-7c9d8b6f5-xk2lp-initializer/k6-runner-container] ",
            "test\tRun k6\t2026-11-29T23:31:04.1915683Z ",
            "\u001B[36mk6-1  | \u001B[0m");

    /** A crossed threshold, a scenario that was cut short, or an error of k6. */
    private static final Pattern FAILURE =
            Pattern.compile("✗ (?:'|\\[)|(?:level=error|\"level\":\"error\"|ERRO.{0,4}\\[\\d+]).*"
                    + "(?:have been crossed|were crossed|thresholds have failed|aborted|execution timed out|marked as failed"
                    + "|stopped from REST|Thresholds have|test has failed)|test status: Aborted|test status: Timed");

    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    static Stream<Recording> failed() {
        return Recording.decidable().stream()
                .filter(recording -> passed(recording.expected()) < runs(recording.expected()));
    }

    private static int runs(String outcomes) {
        return (int) Stream.of(outcomes.split(" "))
                .filter(word -> word.contains("/"))
                .count();
    }

    private static int passed(String outcomes) {
        return (int) Stream.of(outcomes.split(" ")).filter("3/0"::equals).count();
    }

    @ParameterizedTest
    @MethodSource("failed")
    void failedRunIsNeverReportedAsPassed(Recording recording) {
        for (String name : List.of("console.txt", "console.tty.txt", "console.timestamps.txt")) {
            byte[] bytes = recording.bytes(name);
            if (bytes != null) {
                String console = new String(bytes, StandardCharsets.UTF_8);
                assertNotPassed(recording, console);
                for (String prefix : PREFIXES) {
                    assertNotPassed(recording, prefix + console.replace("\n", "\n" + prefix));
                }
                assertNotPassedWhenTruncated(recording, console);
            }
        }
    }

    private static void assertNotPassed(Recording recording, String console) {
        assertNotPassed(recording, console, MASKS);
    }

    private static void assertNotPassed(Recording recording, String console, List<Ending> masks) {
        for (Ending mask : masks) {
            String outcomes = ObservedRuns.play(console, mask).toString();
            assertThat(passed(outcomes))
                    .as("%s with %s: %s%n%s", recording, mask.exitCode(), outcomes, console)
                    .isLessThanOrEqualTo(passed(recording.expected()));
        }
    }

    /** For recordings of one run only: if a recording of several runs is truncated, later runs may have passed. */
    private static void assertNotPassedWhenTruncated(Recording recording, String console) {
        if (runs(recording.expected()) > 1) {
            return;
        }
        int failure = console.length();
        int end = 0;
        while ((end = console.indexOf('\n', end) + 1) > 0) {
            String shown = console.substring(0, end);
            String plain = COLOR.matcher(shown).replaceAll("");
            String lastLine = plain.substring(plain.lastIndexOf('\n', plain.length() - 2) + 1);
            boolean isFailure = FAILURE.matcher(lastLine).find()
                    && !lastLine.contains("source=console")
                    && !lastLine.contains("instance_id");
            if (isFailure) {
                failure = Math.min(failure, end);
            }
            boolean underWay =
                    plain.contains("execution: ") && !plain.contains("✓ [") && !plain.contains("test status:");
            if (end >= failure || underWay) {
                assertNotPassed(recording, shown, List.of(Ending.exit(0)));
            }
        }
    }
}
