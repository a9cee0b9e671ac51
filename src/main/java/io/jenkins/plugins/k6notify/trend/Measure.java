package io.jenkins.plugins.k6notify.trend;

import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.i18n.Numbers;

/** Measure of a run in the trend chart, with its names in summaries and thresholds. */
enum Measure {
    /** Duration in milliseconds. */
    P95("http_req_duration", "p(95)", MetricKind.TIME),
    /** Ratio between 0 and 1. */
    ERROR_RATE("http_req_failed", "rate", MetricKind.RATE);

    private final String metric;
    private final String statistic;
    private final MetricKind kind;

    Measure(String metric, String statistic, MetricKind kind) {
        this.metric = metric;
        this.statistic = statistic;
        this.kind = kind;
    }

    /** The metric name in thresholds. */
    String metric() {
        return metric;
    }

    /** The statistic at the beginning of a threshold expression. */
    String statistic() {
        return statistic;
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
