package io.jenkins.plugins.k6notify.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSetupTest {

    private static TestSetup of(List<String> scenarios, Threshold... thresholds) {
        return TestSetup.of(new K6Run(
                1,
                new Banner(Execution.LOCAL, "a.js", null, null, scenarios),
                SampleEvents.STARTED,
                SampleEvents.ENDED,
                SampleEvents.passed(),
                0,
                new K6Summary(Map.of(), List.of(thresholds), null, null)));
    }

    private static TestSetup of(Threshold... thresholds) {
        return of(List.of(), thresholds);
    }

    private static Threshold threshold(String metric, String expression) {
        return new Threshold(metric, expression, true, null);
    }

    private static final Threshold SLOW = threshold("http_req_duration", "p(95)<500");
    private static final Threshold FAST = threshold("http_req_duration", "p(95)<200");
    private static final Threshold ERRORS = threshold("http_req_failed", "rate<0.01");

    @Test
    void otherExpressionMetricOrNumberIsDifferent() {
        for (TestSetup other : List.of(of(FAST), of(SLOW, ERRORS), of(ERRORS))) {
            assertThat(of(SLOW).differences(other)).containsExactly(Difference.THRESHOLDS);
            assertThat(other.differences(of(SLOW))).containsExactly(Difference.THRESHOLDS);
        }
    }

    @Test
    void orderBlanksAndResultsAreNotDifferent() {
        TestSetup other = of(
                new Threshold("http_req_failed", " rate < 0.01", false, "2%"),
                new Threshold("http_req_duration", "p(95) <500", false, null));

        assertThat(of(SLOW, ERRORS).differences(other)).isEmpty();
    }

    @Test
    void unknownIsNotDifferent() {
        assertThat(of(SLOW).differences(of())).isEmpty();
        assertThat(of().differences(of(SLOW))).isEmpty();
        assertThat(of(List.of("ui")).differences(of(List.of()))).isEmpty();
        assertThat(of(SLOW).differences(TestSetup.UNKNOWN)).isEmpty();
    }

    /** The console of k6 up to v0.57 shows the metrics alone. */
    @Test
    void metricsAreComparedWithoutExpressions() {
        TestSetup older = of(threshold("http_req_duration", null));

        assertThat(of(SLOW).differences(older)).isEmpty();
        assertThat(older.differences(of(FAST))).isEmpty();
        assertThat(older.differences(of(ERRORS))).containsExactly(Difference.THRESHOLDS);
    }

    @Test
    void otherScenariosAreDifferent() {
        TestSetup both = of(List.of("api", "ui"), SLOW);

        assertThat(both.differences(of(List.of("ui"), SLOW))).containsExactly(Difference.SCENARIOS);
        assertThat(both.differences(of(List.of("ui", "api"), SLOW))).isEmpty();
        assertThat(both.differences(of(List.of("ui"), FAST)))
                .containsExactly(Difference.THRESHOLDS, Difference.SCENARIOS);
    }

    @Test
    void wordsNameDifferences() {
        assertThat(Difference.words(List.of(Difference.THRESHOLDS))).isEqualTo("its thresholds were different");
        assertThat(Difference.words(Arrays.asList(Difference.values())))
                .isEqualTo("its thresholds were different, its scenarios were different");
    }

    @Test
    void jsonIsReadAgain() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (TestSetup setup :
                List.of(of(List.of("ui"), SLOW, threshold("checks", null)), TestSetup.UNKNOWN, of(List.of("api")))) {
            assertThat(json.readValue(json.writeValueAsString(setup), TestSetup.class))
                    .isEqualTo(setup);
        }
        assertThat(json.writeValueAsString(of(List.of("ui"), SLOW)))
                .isEqualTo("{\"thresholds\":[{\"metric\":\"http_req_duration\",\"expression\":\"p(95)<500\"}],"
                        + "\"scenarios\":[\"ui\"]}");
    }
}
