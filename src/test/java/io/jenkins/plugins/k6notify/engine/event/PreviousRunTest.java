package io.jenkins.plugins.k6notify.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Result;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviousRunTest {

    private static OptionalDouble change(double then, double now) {
        return new PreviousRun("perf", 41, K6Result.PASSED, Map.of("x", then)).change("x", now);
    }

    @ParameterizedTest
    @CsvSource({"100, 134, 0.34", "100, 50, -0.5", "100, 100, 0", "-4, -2, 0.5", "0.5, 1, 1"})
    void changeIsRelativeToPreviousValue(double then, double now, double expected) {
        assertThat(change(then, now)).hasValue(expected);
    }

    @Test
    void changeIsEmptyWithoutComparableValue() {
        assertThat(change(0, 5)).isEmpty();
        assertThat(change(Double.NaN, 5)).isEmpty();
        assertThat(change(5, Double.POSITIVE_INFINITY)).isEmpty();
        assertThat(change(0, 0)).isEmpty();
    }

    @Test
    void changeIsEmptyIfTestWasDifferent() {
        TestSetup setup =
                new TestSetup(List.of(new TestSetup.Criterion("http_req_duration", "p(95)<100")), List.of("default"));
        PreviousRun previous =
                new PreviousRun("perf", 41, K6Result.PASSED, Map.of("x", 100.0), setup, Baseline.PASSED, List.of());
        assertThat(previous.change("x", 134)).hasValue(0.34);

        PreviousRun compared = new TestFinished(
                        SampleEvents.worse().context(), SampleEvents.over(SampleEvents.passed()), previous)
                .previous();

        assertThat(compared.differences()).containsExactly(Difference.THRESHOLDS);
        assertThat(compared.isComparable()).isFalse();
        assertThat(compared.change("x", 134)).isEmpty();
        assertThat(compared.metrics()).containsEntry("x", 100.0);
    }

    /** JSON has no representation of infinity. */
    @Test
    void changeIsEmptyWhenNotFinite() {
        assertThat(change(1e-300, 1e300)).isEmpty();
        assertThat(change(-1e308, 1e308)).isEmpty();
        assertThat(new PreviousRun("perf", 41, K6Result.PASSED, Map.of()).change("x", 5))
                .isEmpty();
    }
}
