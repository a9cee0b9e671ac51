package io.jenkins.plugins.k6notify.trend;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.i18n.Numbers;

/** Measure of a run in the trend chart, with its names in summaries, thresholds and K6TrendAction/drawing.js. */
enum Measure {
    /** Duration in milliseconds. */
    @JsonProperty("p95")
    P95("http_req_duration", "p(95)", MetricKind.TIME),
    /** Ratio between 0 and 1. */
    @JsonProperty("errorRate")
    ERROR_RATE("http_req_failed", "rate", MetricKind.RATE);

    private final String metric;
    private final String statistic;
    private final MetricKind kind;

    Measure(String metric, String statistic, MetricKind kind) {
        this.metric = metric;
        this.statistic = statistic;
        this.kind = kind;
    }

    /** Whether a threshold on this statistic of this metric limits the measure. */
    boolean is(String ofMetric, String ofStatistic) {
        return metric.equals(ofMetric) && statistic.equals(ofStatistic);
    }

    /** The key in summaries. */
    String key() {
        return metric + '.' + statistic;
    }

    /** Formats a value for the locale of the current user, with the unit that k6 would choose. */
    String text(double value) {
        return Numbers.of(kind, value);
    }
}
