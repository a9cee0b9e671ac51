package io.jenkins.plugins.k6notify.engine.gate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of a summary, as the author of a job names it: {@code http_req_duration.p(95)},
 * {@code http_req_duration{name:checkout}.p(95)}, or one of the short names {@code p(95)} (and the other statistics of a
 * request's duration), {@code error rate}, {@code requests per second} and {@code checks}.
 *
 * @param metric the metric, with its tags if it is a sub-metric
 * @param statistic {@code p(95)}, {@code rate}
 */
public record MetricName(String metric, String statistic) {

    private static final int MAX_LENGTH = 300;
    private static final String OF_TREND = "avg|min|med|max|p\\([0-9]{1,3}(?:\\.[0-9]{1,6})?\\)";

    private static final Pattern STATISTIC_OF_REQUESTS = Pattern.compile(OF_TREND);

    /** Metrics of older versions of k6 have names with spaces and other signs; tags may have any. */
    private static final Pattern NAME = Pattern.compile("([\\p{L}_][^{}\\p{Cntrl}]{0,127})(\\{[^\\p{Cntrl}]+})?\\.("
            + OF_TREND + "|count|rate|value|passes|fails)");

    private static final Map<String, MetricName> SHORT = Map.of(
            "error rate", new MetricName("http_req_failed", "rate"),
            "requests per second", new MetricName("http_reqs", "rate"),
            "checks", new MetricName("checks", "rate"));

    /** Metrics of which too little is measured in a bad run. */
    private static final Set<String> GOOD = Set.of("http_reqs", "iterations", "checks");

    /** Metrics of k6 that count how often something is true. */
    private static final Set<String> SHARES = Set.of("http_req_failed", "checks");

    public MetricName {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(statistic, "statistic");
    }

    /** @throws InvalidGateException for a text that names no metric */
    static MetricName parse(String text) {
        String given = text.strip();
        if (STATISTIC_OF_REQUESTS.matcher(given).matches()) {
            return new MetricName("http_req_duration", given);
        }
        MetricName known = SHORT.get(given.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        Matcher matcher = NAME.matcher(given);
        if (given.length() > MAX_LENGTH || !matcher.matches()) {
            throw new InvalidGateException(GateProblem.METRIC, given);
        }
        String tags = matcher.group(2) == null ? "" : matcher.group(2);
        return new MetricName(matcher.group(1).strip() + tags, matcher.group(3));
    }

    /** Returns the key in a summary: {@code http_req_duration.p(95)}. */
    public String key() {
        return metric + '.' + statistic;
    }

    /** Whether a run is worse the smaller the value is. */
    boolean isGood() {
        return GOOD.contains(base()) && !statistic.equals("fails");
    }

    /** Whether this is known to be a share, which is written in percent: a metric of a script may be one too. */
    boolean isKnownShare() {
        return statistic.equals("rate") && SHARES.contains(base());
    }

    /** Whether the value is a share between 0 and 1, in a summary with these metrics. */
    boolean isShare(Map<String, Double> metrics) {
        // k6 counts passes and fails for rates only; a counter also has a rate, per second.
        return isKnownShare() || statistic.equals("rate") && new MetricName(metric, "passes").value(metrics) != null;
    }

    /**
     * Returns the value; null if the summary lacks it. Spaces in the tags do not count: a script may have written them in
     * another way.
     */
    @CheckForNull
    Double value(Map<String, Double> metrics) {
        Double value = metrics.get(key());
        if (value != null || metric.indexOf('{') < 0) {
            return value;
        }
        String wanted = key().replace(" ", "");
        return metrics.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(base() + '{')
                        && entry.getKey().replace(" ", "").equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Returns the kind of the value, unless it is a share. */
    MetricKind kind() {
        if (STATISTIC_OF_REQUESTS.matcher(statistic).matches()) {
            return MetricKind.ofTrend(metric);
        }
        return metric.startsWith("data_") ? MetricKind.DATA : MetricKind.NUMBER;
    }

    private String base() {
        int brace = metric.indexOf('{');
        return brace < 0 ? metric : metric.substring(0, brace);
    }
}
