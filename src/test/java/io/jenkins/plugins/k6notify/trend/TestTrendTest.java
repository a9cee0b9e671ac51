package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.record.RecordedRuns;
import io.jenkins.plugins.k6notify.trend.TestTrend.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The JSON that drawing.js reads. */
class TestTrendTest {

    private static TestTrend test(@CheckForNull PinnedRun pinned) {
        PastRun failed = new PastRun(
                "checkout.js",
                "checkout.js",
                null,
                K6Status.FINISHED,
                Outcome.Kind.TEST_FAILED,
                null,
                values(Map.of(
                        "http_req_duration.p(95)",
                        612.3,
                        "http_req_failed.rate",
                        0.0125,
                        "http_req_duration{scenario:ui}.p(99)",
                        1234.5)),
                List.of(
                        new Limit("http_req_duration.p(95)", 500, "p(95)<500"),
                        new Limit("http_req_duration{scenario:ui}.p(99)", 1000, "p(99)<1000"),
                        new Limit("http_req_failed.rate", 0.01, "rate<0.01")));
        PastRun aborted = new PastRun(
                "checkout.js",
                "checkout.js",
                null,
                K6Status.ABORTED_BY_SYSTEM,
                Outcome.Kind.STOPPED,
                null,
                values(Map.of()),
                List.of());
        return new TestTrend("checkout.js", List.of(new Row(8, failed), new Row(7, aborted)), pinned);
    }

    private static PastValues values(Map<String, Double> metrics) {
        return PastValues.of(metrics, keys -> keys);
    }

    private static PinnedRun pinned(Map<String, Double> metrics) {
        return new PinnedRun(
                new UUID(0, 1), 3, K6Result.PASSED, metrics, TestSetup.UNKNOWN, RecordedRuns.STARTED, "ada");
    }

    private static JsonNode json(TestTrend test, Measure measure) throws Exception {
        return new ObjectMapper().readTree(test.json(measure));
    }

    @Test
    void jsonHasRunsAndLimits() throws Exception {
        JsonNode chart = new ObjectMapper().readTree(test(null).json());
        assertThat(chart.toString())
                .isEqualTo("{\"runs\":["
                        + "{\"build\":7,\"kind\":\"stopped\",\"outcome\":\"Aborted by system\",\"values\":[null,null]},"
                        + "{\"build\":8,\"kind\":\"test_failed\",\"outcome\":\"Failed\",\"values\":["
                        + "{\"value\":612.3,\"text\":\"612.3 ms\"},"
                        + "{\"value\":0.0125,\"text\":\"1.25%\"}]}],"
                        + "\"plots\":["
                        + "{\"name\":\"p(95)\",\"unit\":\"time\",\"lines\":["
                        + "{\"value\":500.0,\"text\":\"p(95)<500\",\"kind\":\"threshold\"}]},"
                        + "{\"name\":\"Error rate\",\"unit\":\"share\",\"lines\":["
                        + "{\"value\":0.01,\"text\":\"rate<0.01\",\"kind\":\"threshold\"}]}]}");
    }

    @Test
    void chosenMeasureReplacesDefault() throws Exception {
        JsonNode chart = json(test(null), Measure.of("http_req_duration{scenario:ui}.p(99)", key -> false));

        assertThat(chart.at("/runs/1/values").toString())
                .isEqualTo("[{\"value\":1234.5,\"text\":\"1.23 s\"},{\"value\":0.0125,\"text\":\"1.25%\"}]");
        assertThat(chart.at("/plots/0").toString())
                .isEqualTo("{\"name\":\"http_req_duration{scenario:ui} p(99)\",\"unit\":\"time\",\"lines\":["
                        + "{\"value\":1000.0,\"text\":\"p(99)<1000\",\"kind\":\"threshold\"}]}");
        assertThat(chart.toString()).doesNotContain("612.3");
    }

    @Test
    void pinnedRunIsLineAndWords() throws Exception {
        TestTrend test = test(pinned(Map.of("http_req_duration.p(95)", 456.9, "http_req_failed.rate", 0.002)));

        assertThat(json(test, Measure.P95).at("/plots/0/lines/1").toString())
                .isEqualTo("{\"value\":456.9,\"text\":\"Baseline #3\",\"kind\":\"baseline\"}");
        assertThat(json(test, Measure.P95).at("/plots/1/lines/1/value").doubleValue())
                .isEqualTo(0.002);
        assertThat(test.baseline(Measure.P95)).isEqualTo("Baseline #3: p(95) 456.9 ms, Error rate 0.20%");
        assertThat(test.baseline(Measure.of("vus.max", key -> false))).isEqualTo("Baseline #3: Error rate 0.20%");
        assertThat(test(null).baseline(Measure.P95)).isNull();
    }

    @Test
    void pinnedRunWithoutValueHasNoLine() throws Exception {
        TestTrend test = test(pinned(Map.of("vus.max", 4.0, "http_req_failed.rate", Double.NaN)));

        assertThat(json(test, Measure.P95).findValuesAsText("kind")).doesNotContain("baseline");
        assertThat(test.baseline(Measure.P95)).isEqualTo("Baseline #3");
    }
}
