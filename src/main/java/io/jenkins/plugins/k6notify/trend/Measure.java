package io.jenkins.plugins.k6notify.trend;

import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.i18n.Numbers;

/** What is drawn of a run, by its names in summaries and thresholds. */
enum Measure {
    /** Milliseconds. */
    P95("http_req_duration", "p(95)", MetricKind.TIME),
    /** A share between 0 and 1. */
    ERROR_RATE("http_req_failed", "rate", MetricKind.RATE);

    private final String metric;
    private final String statistic;
    private final MetricKind kind;

    Measure(String metric, String statistic, MetricKind kind) {
        this.metric = metric;
        this.statistic = statistic;
        this.kind = kind;
    }

    /** As thresholds are set on it. */
    String metric() {
        return metric;
    }

    /** As it begins the expression of a threshold. */
    String statistic() {
        return statistic;
    }

    /** As summaries have it. */
    String key() {
        return metric + '.' + statistic;
    }

    /** In the language of whoever looks, with the unit that k6 would choose. */
    String text(double value) {
        return Numbers.of(kind, value);
    }
}
