package io.jenkins.plugins.k6notify.engine.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the values that the readers find, within limits: a summary comes from a build and may contain anything. */
final class SummaryCollector {

    static final int MAX_VALUES = 300;
    static final int MAX_THRESHOLDS = 100;
    private static final int MAX_TEXT = 300;

    private static final Pattern AGGREGATION = Pattern.compile("([a-z]+(?:\\([0-9.]+\\))?)[<>=!].*");

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, MetricKind> kinds = new HashMap<>();
    private final List<Threshold> thresholds = new ArrayList<>();
    private Checks checks;
    private String k6Version;

    void kind(String metric, MetricKind kind) {
        if (kinds.size() < MAX_VALUES) {
            kinds.put(metric, kind);
        }
    }

    void value(String metric, String statistic, double value) {
        String key = metric + '.' + statistic;
        if (Double.isFinite(value) && key.length() <= MAX_TEXT && values.size() < MAX_VALUES) {
            values.put(key, value);
        }
    }

    /** Adds a rate; {@code passes} and {@code fails}, as k6 calls them, count how often it was true and false. */
    void rate(String metric, double share, long passes, long fails) {
        kind(metric, MetricKind.RATE);
        value(metric, "rate", share);
        value(metric, "passes", passes);
        value(metric, "fails", fails);
        if (metric.equals("checks")) {
            checks = new Checks(passes, fails);
        }
    }

    void threshold(String metric, @CheckForNull String expression, boolean ok, @CheckForNull String actual) {
        if (thresholds.size() < MAX_THRESHOLDS) {
            thresholds.add(new Threshold(Excerpt.line(metric, MAX_TEXT), cut(expression), ok, cut(actual)));
        }
    }

    void forgetThresholds() {
        thresholds.clear();
    }

    void k6Version(String version) {
        k6Version = cut(version);
    }

    K6Summary toSummary() {
        // k6 writes its files in arbitrary order; sorting gives the same result each time.
        List<Threshold> sorted = thresholds.stream()
                .map(this::measured)
                .sorted(Comparator.comparing(Threshold::metric))
                .toList();
        return new K6Summary(new TreeMap<>(values), sorted, checks, k6Version);
    }

    /** Adds the measured value if the reader provided none. */
    private Threshold measured(Threshold threshold) {
        String expression = threshold.expression();
        if (threshold.actual() != null || expression == null) {
            return threshold;
        }
        Matcher matcher = AGGREGATION.matcher(expression.replace(" ", ""));
        Double value = matcher.matches() ? values.get(threshold.metric() + '.' + matcher.group(1)) : null;
        if (value == null) {
            return threshold;
        }
        MetricKind kind = matcher.group(1).equals("count")
                ? MetricKind.NUMBER
                : kinds.getOrDefault(threshold.metric(), MetricKind.NUMBER);
        return new Threshold(threshold.metric(), expression, threshold.ok(), cut(kind.format(value)));
    }

    @CheckForNull
    private static String cut(@CheckForNull String text) {
        return text == null ? null : Excerpt.line(text, MAX_TEXT);
    }
}
