package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exit code of a process says of k6, which may not have been in it. */
class EndingTest {

    @ParameterizedTest
    @ValueSource(ints = {97, 98, 99, 101, 109, 110})
    void onlyK6EndsWithThese(int exitCode) {
        assertThat(Ending.ofProcess(exitCode, false)).isEqualTo(Ending.exit(exitCode));
        assertThat(Ending.ofProcess(exitCode, true)).isEqualTo(Ending.exit(exitCode));
    }

    /** Those of setup() and apt-get, of timeout, of a shell that finds no k6, of signals, and of all that is well. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 124, 126, 127, 130, 137, 143, 255})
    void theseAreOfK6WhereItWasSeen(int exitCode) {
        assertThat(Ending.ofProcess(exitCode, false)).isEqualTo(Ending.UNKNOWN);
        assertThat(Ending.ofProcess(exitCode, true)).isEqualTo(Ending.exit(exitCode));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 95, 96, 111, 112, 122, 123, 125})
    void k6NeverEndsWithThese(int exitCode) {
        assertThat(Ending.ofProcess(exitCode, false)).isEqualTo(Ending.UNKNOWN);
        assertThat(Ending.ofProcess(exitCode, true)).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void whatItsSummaryLacksIsTakenFromAnother() {
        K6Summary crossed = new K6Summary(Map.of(), List.of(new Threshold("checks", null, false, null)), null, null);
        Ending ending = new Ending(99, Interruption.USER, K6Summary.EMPTY);

        assertThat(ending.completedBy(crossed)).isEqualTo(new Ending(99, Interruption.USER, crossed));
    }
}
