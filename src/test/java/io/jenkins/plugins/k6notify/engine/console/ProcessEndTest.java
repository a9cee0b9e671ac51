package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A console with the output of several processes, as in a freestyle build. */
class ProcessEndTest {

    private final ObservedRuns runs = new ObservedRuns();
    private final K6Console console = new K6Console(Clock.fixed(ObservedRuns.NOW, ZoneOffset.UTC), runs);

    static List<Recording> decidable() {
        return Recording.decidable();
    }

    private void process(String output, int exitCode) {
        output.lines().forEach(console::line);
        console.processEnded(exitCode);
    }

    private static String output(String recording) {
        return new String(Recording.of(recording).console(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("decidable")
    void recordedProcessHasExpectedRuns(Recording recording) {
        new String(recording.console(), StandardCharsets.UTF_8).lines().forEach(console::line);
        assumeThat(console.showsK6() || recording.exitCode() == 0)
                .as("without a sign of k6 no exit code makes a run")
                .isTrue();
        console.processEnded(recording.exitCode());
        assertThat(runs).hasToString(recording.expected());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 96, 97, 99, 100, 101, 105, 107, 110, 111, 125, 126, 127, 137, 255})
    void otherProcessIsNoRun(int exitCode) {
        process("", exitCode);
        process("npm ERR! code ELIFECYCLE\ntime=\"2026-11-23T12:00:00Z\" level=error msg=\"denied\"", exitCode);
        assertThat(runs).hasToString("none");
    }

    @Test
    void endWithExitCodeNeedsNoSignOfK6() {
        console.end(Ending.exit(99));
        assertThat(runs).hasToString("- 3/1");
    }

    @Test
    void failureOfLaterProcessIsIgnored() {
        process(output("v2.2.0/success"), 0);
        process("rm: cannot remove", 1);
        assertThat(runs).hasToString("S 3/0");
    }

    @Test
    void failureOfShellAfterK6IsIgnored() {
        process(output("v2.2.0/success") + "\n+ false", 1);
        assertThat(runs).hasToString("S 3/0");
    }

    @Test
    void failedRunIsReportedWhenShellContinues() {
        process(output("v2.2.0/thresholds-fail") + "\n+ true", 0);
        assertThat(runs).hasToString("S 3/1");
    }

    @Test
    void killedRunIsReportedWhenShellContinues() {
        process(firstHalf(output("v2.2.0/success")) + "\nKilled\n+ true", 0);
        assertThat(runs).hasToString("S 6/1");
    }

    private static String firstHalf(String output) {
        int running = output.indexOf("running (");
        return output.substring(0, output.indexOf('\n', running));
    }

    @Test
    void showsK6UntilEndOfProcess() {
        console.line("Started by user");
        assertThat(console.showsK6()).isFalse();
        output("v2.2.0/success").lines().forEach(console::line);
        assertThat(console.showsK6()).isTrue();
        console.processEnded(0);
        assertThat(console.showsK6()).isFalse();
    }
}
