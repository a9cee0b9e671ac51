package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class K6RunTest {

    private static final Instant START = Instant.EPOCH;
    private static final Instant END = START.plusSeconds(90);

    @Test
    void durationIsFromStartToEnd() {
        assertThat(run(START, END).duration()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void hasNoDurationWithoutStartOrEnd() {
        assertThat(run(null, END).duration()).isNull();
        assertThat(run(START, null).duration()).isNull();
    }

    @Test
    void isRunningWithoutOutcome() {
        assertThat(run(START, null).status()).isEqualTo(K6Status.RUNNING);
        assertThat(run(START, END).status()).isEqualTo(K6Status.TIMED_OUT);
    }

    @Test
    void refusesEndWithoutOutcome() {
        assertThatThrownBy(() -> new K6Run(1, Banner.NONE, START, END, null, 0, K6Summary.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void warningsAreNeverNull() {
        RunWarning known = new RunWarning(RunWarning.Kind.ALL_REQUESTS_FAILED, null);
        assertThat(run(START, END).warnings()).isEmpty();
        assertThat(warned(null).warnings()).isEmpty();
        assertThat(warned(Arrays.asList(null, known)).warnings()).containsExactly(known);
    }

    private static K6Run warned(@CheckForNull List<RunWarning> warnings) {
        return new K6Run(1, Banner.NONE, START, END, Outcome.passed(), 0, K6Summary.EMPTY, warnings);
    }

    @Test
    void notSeenHasAnEndAndNoStart() {
        K6Run run = K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, END);

        assertThat(run.started()).isNull();
        assertThat(run.ended()).isEqualTo(END);
        assertThat(run.outcome())
                .isEqualTo(
                        Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(OutcomeReason.Kind.NO_RUN_SEEN)));
        assertThat(run.outcome().reason()).isEqualTo("No k6 run was seen");
    }

    private static K6Run run(@CheckForNull Instant started, @CheckForNull Instant ended) {
        Outcome outcome = ended == null ? null : Interruption.TIMEOUT.outcome();
        return new K6Run(1, Banner.NONE, started, ended, outcome, null, K6Summary.EMPTY);
    }
}
