package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasureChoiceTest {

    private static TestTrend test(List<Map<String, Double>> runs) {
        return new TestTrend(
                "checkout",
                runs.stream()
                        .map(metrics -> new TestTrend.Row(
                                1,
                                new PastRun(
                                        "checkout",
                                        "checkout",
                                        null,
                                        K6Status.FINISHED,
                                        Outcome.Kind.PASSED,
                                        null,
                                        PastValues.of(metrics, keys -> keys),
                                        List.of())))
                        .toList(),
                null);
    }

    private static List<TestTrend> tests(Map<String, Double> run) {
        return List.of(test(List.of(run)));
    }

    private static List<TestTrend> tests(Map<String, Double> newer, Map<String, Double> older) {
        return List.of(test(List.of(newer, older)));
    }

    private static List<String> keys(MeasureChoice choice) {
        return choice.offered().stream().map(Measure::key).toList();
    }

    @Test
    void offersMeasuresOfAllRunsWithDefaultFirst() {
        MeasureChoice choice = MeasureChoice.of(
                tests(
                        Map.of("vus.max", 4.0, "http_req_duration.p(95)", 1.0),
                        Map.of("http_req_duration{scenario:ui}.p(95)", 2.0, "checks.rate", 1.0)),
                null);

        assertThat(keys(choice))
                .containsExactly(
                        "http_req_duration.p(95)", "checks.rate", "http_req_duration{scenario:ui}.p(95)", "vus.max");
        assertThat(choice.chosen()).isEqualTo(Measure.P95);
    }

    @Test
    void unknownMeasureIsDefault() {
        List<TestTrend> tests = tests(Map.of("vus.max", 4.0));

        assertThat(MeasureChoice.of(tests, "vus.max").chosen().key()).isEqualTo("vus.max");
        assertThat(MeasureChoice.of(tests, "gone.max").chosen()).isEqualTo(Measure.P95);
        assertThat(MeasureChoice.of(tests, "").chosen()).isEqualTo(Measure.P95);
        assertThat(MeasureChoice.of(List.of(), "vus.max").offered()).containsExactly(Measure.P95);
    }

    @Test
    void rateOfCounterIsPerSecond() {
        Measure rate = MeasureChoice.of(tests(Map.of("carts.rate", 4.0, "carts.count", 40.0)), "carts.rate")
                .chosen();

        assertThat(rate.text(4)).isEqualTo("4.0/s");
    }

    @Test
    void numberOfMeasuresIsLimitedAndChosenOneIsOffered() {
        Map<String, Double> newer = new TreeMap<>();
        IntStream.range(1000, 1000 + MeasureChoice.MAX_MEASURES).forEach(i -> newer.put("m" + i + ".max", 1.0));

        MeasureChoice choice = MeasureChoice.of(tests(newer, Map.of("older.max", 1.0)), null);
        assertThat(choice.offered()).hasSize(MeasureChoice.MAX_MEASURES + 1);
        assertThat(keys(choice)).doesNotContain("older.max").contains("m1000.max");
        assertThat(MeasureChoice.of(tests(newer, Map.of("older.max", 1.0)), "older.max")
                        .chosen()
                        .key())
                .isEqualTo("older.max");
    }
}
