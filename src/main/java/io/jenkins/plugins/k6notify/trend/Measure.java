package io.jenkins.plugins.k6notify.trend;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import java.util.function.Predicate;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A value of runs that the trend can show: a statistic of a metric. The names are untrusted text: views must escape them.
 *
 * @param metric name of the metric, with its tags
 * @param statistic {@code p(95)}, {@code rate}
 */
@Restricted(NoExternalUse.class)
public record Measure(String metric, String statistic, Unit unit) {

    /** The duration of HTTP requests, which the trend shows unless another measure is chosen. */
    static final Measure P95 = new Measure("http_req_duration", "p(95)", Unit.TIME);

    /** The share of failed HTTP requests, which the trend always shows. */
    static final Measure ERROR_RATE = new Measure("http_req_failed", "rate", Unit.SHARE);

    private static final String PERCENTILE = ".p(";

    /** Unit of values, with its name in K6TrendAction/drawing.js. */
    enum Unit {
        /** Milliseconds. */
        @JsonProperty("time")
        TIME(MetricKind.TIME, false),
        /** A ratio between 0 and 1. */
        @JsonProperty("share")
        SHARE(MetricKind.RATE, false),
        @JsonProperty("bytes")
        BYTES(MetricKind.DATA, false),
        @JsonProperty("bytesPerSecond")
        BYTES_PER_SECOND(MetricKind.DATA, true),
        @JsonProperty("number")
        NUMBER(MetricKind.NUMBER, false),
        @JsonProperty("perSecond")
        PER_SECOND(MetricKind.NUMBER, true);

        private final MetricKind kind;
        private final boolean perSecond;

        Unit(MetricKind kind, boolean perSecond) {
            this.kind = kind;
            this.perSecond = perSecond;
        }

        private static Unit of(MetricKind kind, boolean perSecond) {
            return switch (kind) {
                case TIME -> TIME;
                case RATE -> SHARE;
                case DATA -> perSecond ? BYTES_PER_SECOND : BYTES;
                case NUMBER -> perSecond ? PER_SECOND : NUMBER;
            };
        }
    }

    /**
     * @param key metric and statistic, as in a summary: {@code http_req_duration{name:a.b}.p(99.9)}
     * @param isKnown whether a summary has a key: the rate of a metric with a count is that of events per second
     */
    static Measure of(String key, Predicate<String> isKnown) {
        int percentile = key.endsWith(")") ? key.lastIndexOf(PERCENTILE) : -1;
        int dot = percentile >= 0 ? percentile : key.lastIndexOf('.');
        String metric = dot < 0 ? key : key.substring(0, dot);
        String statistic = dot < 0 ? "" : key.substring(dot + 1);
        boolean perSecond = statistic.equals("rate") && isKnown.test(metric + ".count");
        return new Measure(metric, statistic, Unit.of(MetricKind.of(metric, statistic, perSecond), perSecond));
    }

    /** Returns the key in summaries, thresholds and addresses. */
    public String key() {
        return metric + '.' + statistic;
    }

    /** Returns the name in the list of measures. */
    public String title() {
        return statistic.isEmpty() ? metric : metric + ' ' + statistic;
    }

    /** Returns the name in charts and tables. */
    public String shortTitle() {
        return equals(P95) ? statistic : equals(ERROR_RATE) ? Messages.Measure_ErrorRate() : title();
    }

    /** Formats a value for the locale of the current user, with the unit that k6 would choose. */
    String text(double value) {
        return unit.perSecond ? Numbers.perSecond(unit.kind, value) : Numbers.of(unit.kind, value);
    }
}
