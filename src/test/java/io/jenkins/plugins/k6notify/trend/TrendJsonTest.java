package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the JSON against what drawing.js reads of it. */
class TrendJsonTest {

    @Test
    void isWhatTheChartIsDrawnOf() throws Exception {
        TestTrend test = new TestTrend("checkout.js");
        test.add(
                8,
                new PastRun(
                        "checkout.js",
                        "checkout.js",
                        null,
                        K6Status.FINISHED,
                        Outcome.Kind.TEST_FAILED,
                        null,
                        612.3,
                        0.0125,
                        List.of(
                                new Limit(Measure.P95, 500, "p(95)<500"),
                                new Limit(Measure.ERROR_RATE, 0.01, "rate<0.01"))));
        test.add(
                7,
                new PastRun(
                        "checkout.js",
                        "checkout.js",
                        null,
                        K6Status.ABORTED_BY_SYSTEM,
                        Outcome.Kind.STOPPED,
                        null,
                        null,
                        null,
                        List.of()));
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
