package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.trend.TestTrend.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON that drawing.js reads. */
class TestTrendTest {

    @Test
    void jsonHasRunsAndLimits() throws Exception {
        PastRun failed = new PastRun(
                "checkout.js",
                "checkout.js",
                null,
                K6Status.FINISHED,
                Outcome.Kind.TEST_FAILED,
                null,
                Map.of(Measure.P95, 612.3, Measure.ERROR_RATE, 0.0125),
                List.of(new Limit(Measure.P95, 500, "p(95)<500"), new Limit(Measure.ERROR_RATE, 0.01, "rate<0.01")));
        PastRun aborted = new PastRun(
                "checkout.js",
                "checkout.js",
                null,
                K6Status.ABORTED_BY_SYSTEM,
                Outcome.Kind.STOPPED,
                null,
                Map.of(),
                List.of());
        TestTrend test = new TestTrend("checkout.js", List.of(new Row(8, failed), new Row(7, aborted)));
        JsonNode chart = new ObjectMapper().readTree(test.json());
        assertThat(chart.toString())
                .isEqualTo("{\"runs\":["
                        + "{\"build\":7,\"kind\":\"stopped\",\"outcome\":\"Aborted by system\"},"
                        + "{\"build\":8,\"kind\":\"test_failed\",\"outcome\":\"Failed\","
                        + "\"p95\":{\"value\":612.3,\"text\":\"612.3 ms\"},"
                        + "\"errorRate\":{\"value\":0.0125,\"text\":\"1.25%\"}}],"
                        + "\"limits\":["
                        + "{\"measure\":\"p95\",\"value\":500.0,\"text\":\"p(95)<500\"},"
                        + "{\"measure\":\"errorRate\",\"value\":0.01,\"text\":\"rate<0.01\"}]}");
    }
}
