package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunTimesTest {

    @Test
    void takesTimesFromTimestampsInLog() {
        Recording recording = Recording.of("v2.2.0/thresholds-fail");
        K6Run run = ObservedRuns.play(recording.bytes("console.timestamps.txt"), Ending.exit(99))
                .only();

        // "running (01.0s)" was printed at 07:30:15.475.
        assertThat(run.started()).isBetween(at("07:30:14.1"), at("07:30:14.476"));
        assertThat(run.ended()).isBetween(at("07:30:17"), at("07:30:19"));
        assertThat(run.duration()).isBetween(Duration.ofMillis(3300), Duration.ofMillis(3900));
    }

    @Test
    void takesDurationFromProgressWithoutTimestamps() {
        K6Run run = ObservedRuns.play(Recording.of("v2.2.0/ramping-20s").console(), Ending.exit(0))
                .only();

        assertThat(run.ended()).isEqualTo(ObservedRuns.NOW);
        assertThat(run.duration()).isEqualTo(Duration.ofMillis(20_400));
    }

    @Test
    void runWithoutProgressHasNoStart() {
        K6Run run = ObservedRuns.play(Recording.of("v2.2.0/bad-flag").console(), Ending.exit(255))
                .only();

        assertThat(run.started()).isNull();
        assertThat(run.duration()).isNull();
        assertThat(run.ended()).isEqualTo(ObservedRuns.NOW);
    }

    @Test
    void startedRunHasStart() {
        ObservedRuns runs = ObservedRuns.play(Recording.of("v2.2.0/success").console(), Ending.exit(0));

        K6Run started = runs.started().get(0);
        assertThat(started.started()).isEqualTo(ObservedRuns.NOW.minusSeconds(1));
        assertThat(started.outcome()).isNull();
        assertThat(started.banner().script()).isEqualTo("script.js");
    }

    @Test
    void cloudRunHasUrlAndId() {
        K6Run run = ObservedRuns.play(Recording.of("v2.2.0/cloud-mock-finished").console(), Ending.exit(0))
                .only();

        assertThat(run.banner().url()).isEqualTo("https://example.grafana.net/a/k6-app/runs/123");
        assertThat(run.banner().cloudRunId()).isEqualTo(123L);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }
}
