package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "http_req_duration.p(95), http_req_duration, p(95), 612.3 ms",
        "http_req_duration{name:a.b}.p(99.9), http_req_duration{name:a.b}, p(99.9), 612.3 ms",
        "http_req_duration{name:a.p(x)}.avg, http_req_duration{name:a.p(x)}, avg, 612.3 ms",
        "group_duration.max, group_duration, max, 612.3 ms",
        "cart_time.p(95), cart_time, p(95), 612.3",
        "vus.value, vus, value, 612.3",
        "http_reqs.count, http_reqs, count, 612.3",
        "http_reqs.rate, http_reqs, rate, 612.3/s",
        "data_received.rate, data_received, rate, 612 B/s",
        "data_received.count, data_received, count, 612 B",
        "checks.rate, checks, rate, '61,229.99%'",
        "checks.passes, checks, passes, 612.3",
        "odd, odd, '', 612.3"
    })
    void keyIsMetricStatisticAndUnit(String key, String metric, String statistic, String text) {
        Measure measure =
                Measure.of(key, known -> known.equals("http_reqs.count") || known.equals("data_received.count"));

        assertThat(measure.metric()).isEqualTo(metric);
        assertThat(measure.statistic()).isEqualTo(statistic);
        assertThat(measure.text(612.3)).isEqualTo(text);
    }

    @Test
    void defaultsHaveShortTitles() {
        assertThat(Measure.of("http_req_duration.p(95)", key -> false)).isEqualTo(Measure.P95);
        assertThat(Measure.of("http_req_failed.rate", key -> false)).isEqualTo(Measure.ERROR_RATE);
        assertThat(Measure.P95.title()).isEqualTo("http_req_duration p(95)");
        assertThat(Measure.P95.shortTitle()).isEqualTo("p(95)");
        assertThat(Measure.ERROR_RATE.shortTitle()).isEqualTo("Error rate");
        assertThat(Measure.of("http_req_duration.p(99)", key -> false).shortTitle())
                .isEqualTo("http_req_duration p(99)");
    }
}
