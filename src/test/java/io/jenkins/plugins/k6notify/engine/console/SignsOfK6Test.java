package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how the console recognizes k6 among other programs before the exit code is known. */
class SignsOfK6Test {

    private final K6Console console = new K6Console(Clock.systemUTC(), new ObservedRuns());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "         /\\      Grafana   /‾‾/  ",
                "     execution: local\n        script: a.js\n        output: -",
                "Init      [  50% ] 2/4 VUs initialized",
                "time=\"2026-11-23T07:30:17Z\" level=error msg=\"thresholds on metrics 'checks' have been crossed\""
            })
    void lineOfK6ShowsK6(String line) {
        assertThat(console.showsK6()).isFalse();
        line.lines().forEach(console::line);
        assertThat(console.showsK6()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+ npm ci", "time=\"2026-11-23T07:30:18Z\" level=error msg=\"no space left\"", "running tests…"})
    void lineOfOtherProgramDoesNotShowK6(String line) {
        console.line(line);
        assertThat(console.showsK6()).isFalse();
    }

    @Test
    void showsK6UntilEndOfRun() {
        new String(Recording.of("v2.2.0/success").console(), StandardCharsets.UTF_8)
                .lines()
                .forEach(console::line);
        assertThat(console.showsK6()).isTrue();
        console.end(Ending.exit(0));
        assertThat(console.showsK6()).isFalse();
    }
}
