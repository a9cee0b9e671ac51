package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies the numbers and words of k6 Cloud (docs/payload.md), which receivers depend on. */
class ContractWordsTest {

    @Test
    void statusesMatchContract() {
        assertThat(Arrays.stream(K6Status.values())
                        .map(status -> status.code() + " " + status.text())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        -2 Created
                        -1 Validated
                        0 Queued
                        1 Initializing
                        2 Running
                        3 Finished
                        4 Timed out
                        5 Aborted by user
                        6 Aborted by system
                        7 Aborted by script error
                        8 Aborted by threshold
                        9 Aborted by limit""");
    }

    @Test
    void resultsMatchContract() {
        assertThat(K6Result.PASSED.code()).isZero();
        assertThat(K6Result.FAILED.code()).isEqualTo(1);
        assertThat(K6Result.PASSED.text()).isEqualTo("Passed");
        assertThat(K6Result.FAILED.text()).isEqualTo("Failed");
    }

    @Test
    void triggersAndExecutionsMatchContract() {
        assertThat(Arrays.stream(Trigger.values()).map(Trigger::id))
                .containsExactly("manual", "scheduled", "triggered");
        assertThat(Arrays.stream(Execution.values()).map(Execution::id)).containsExactly("local", "cloud");
    }

    @Test
    void outcomeNeedsFinalStatus() {
        assertThatThrownBy(() -> Outcome.failed(K6Status.RUNNING, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.STOPPED, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.stream(K6Status.values()).filter(K6Status::isOver)).hasSize(7);
    }

    @Test
    void runIsOverWhenItHasOutcome() {
        K6Run running = new K6Run(1, Banner.NONE, null, null, null, null, K6Summary.EMPTY);
        assertThat(running.status()).isEqualTo(K6Status.RUNNING);
        assertThat(running.duration()).isNull();
        K6Run over = new K6Run(1, Banner.NONE, null, Instant.EPOCH, Outcome.passed(), 0, K6Summary.EMPTY);
        assertThat(over.status()).isEqualTo(K6Status.FINISHED);
        assertThatThrownBy(() -> new K6Run(1, Banner.NONE, null, null, Outcome.passed(), 0, K6Summary.EMPTY))
                .hasMessage("a run is over when it has an outcome");
    }
}
