package io.jenkins.plugins.k6notify.engine.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the meaning of the exit code of a process that may not have contained k6. */
class EndingTest {

    /** Exit codes of k6, of timeout, of a shell without k6, of signals, and success. */
    @ParameterizedTest
    @ValueSource(ints = {0, 97, 98, 99, 100, 101, 109, 110, 124, 126, 127, 130, 137, 143, 255})
    void exitCodeOfK6CountsWhenK6WasSeen(int exitCode) {
        assertThat(Ending.ofProcess(exitCode, true)).isEqualTo(Ending.exit(exitCode));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 95, 96, 111, 112, 122, 123, 125})
    void otherExitCodeIsIgnoredWhenK6WasSeen(int exitCode) {
        assertThat(Ending.ofProcess(exitCode, true)).isEqualTo(Ending.UNKNOWN);
    }

    /** 101 is also the code of a Rust panic, 100 that of apt-get. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 97, 98, 99, 100, 101, 105, 107, 110, 124, 127, 137, 255})
    void exitCodeIsIgnoredWhenK6WasNotSeen(int exitCode) {
        assertThat(Ending.ofProcess(exitCode, false)).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void completedByFillsMissingSummary() {
        K6Summary crossed = new K6Summary(Map.of(), List.of(new Threshold("checks", null, false, null)), null, null);
        Ending ending = new Ending(99, Interruption.USER, K6Summary.EMPTY);

        assertThat(ending.completedBy(crossed)).isEqualTo(new Ending(99, Interruption.USER, crossed));
    }
}
