package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    private static Optional<Limit> of(String metric, @CheckForNull String expression) {
        return Limit.of(new Threshold(metric, expression, true, null));
    }

    @ParameterizedTest
    @CsvSource({
        "http_req_duration, p(95)<500, http_req_duration.p(95), 500",
        "http_req_duration, p(95) <= 5e2, http_req_duration.p(95), 500",
        "http_req_duration, p(95.0)>0.5, http_req_duration.p(95), 0.5",
        "http_req_failed, rate<0.01, http_req_failed.rate, 0.01",
        "http_req_failed, rate >= .5, http_req_failed.rate, 0.5",
        "http_req_duration{scenario:ui}, p(99.9)<800, http_req_duration{scenario:ui}.p(99.9), 800",
        "cart_size, avg<7, cart_size.avg, 7",
        "http_reqs, count>1000, http_reqs.count, 1000"
    })
    void readsLimitOfThreshold(String metric, String expression, String key, double value) {
        assertThat(of(metric, expression)).contains(new Limit(key, value, expression));
    }

    @Test
    void expressionIsOneLine() {
        assertThat(of("http_req_failed", "  rate\n   <\t0.01 ").orElseThrow().text())
                .isEqualTo("rate < 0.01");
    }

    @ParameterizedTest
    @CsvSource({
        "http_req_failed, rate==0",
        "http_req_failed, rate!=0",
        "http_req_failed, rate<1e999",
        "http_req_failed, rate<1e"
    })
    void otherThresholdHasNoLimit(String metric, String expression) {
        assertThat(of(metric, expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p(95)", "p(95)<500\n<script>", "<500", "p(95)<p(95)"})
    void invalidExpressionHasNoLimit(String expression) {
        assertThat(of("http_req_duration", expression)).isEmpty();
    }

    @Test
    void missingExpressionHasNoLimit() {
        assertThat(of("http_req_duration", null)).isEmpty();
    }
}
