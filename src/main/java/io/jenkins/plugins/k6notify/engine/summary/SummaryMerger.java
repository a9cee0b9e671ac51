package io.jenkins.plugins.k6notify.engine.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges the summaries of the instances of a distributed run. Counts, rates of counters and numbers of virtual users are
 * summed, shares are computed from the sums. Percentiles cannot be combined: such values are those of the worst
 * instance, and {@link K6Summary#ofWorst} names them.
 */
public final class SummaryMerger {

    private static final String COUNT = "count";
    private static final String RATE = "rate";
    private static final String PASSES = "passes";
    private static final String FAILS = "fails";
    private static final String AVERAGE = "avg";

    private final List<K6Summary> summaries;
    private final TreeMap<String, Double> merged = new TreeMap<>();
    private final Set<String> ofWorst = new TreeSet<>();

    private SummaryMerger(List<K6Summary> summaries) {
        this.summaries = summaries;
    }

    /** Returns the merged summary; the summary itself if there is only one. */
    public static K6Summary merge(List<K6Summary> summaries) {
        return summaries.size() == 1 ? summaries.get(0) : new SummaryMerger(summaries).merged();
    }

    private K6Summary merged() {
        Map<String, Set<String>> statistics = new TreeMap<>();
        for (K6Summary summary : summaries) {
            for (String key : summary.metrics().keySet()) {
                int dot = dot(key);
                if (dot > 0) {
                    statistics
                            .computeIfAbsent(key.substring(0, dot), name -> new TreeSet<>())
                            .add(key.substring(dot + 1));
                }
            }
        }
        statistics.forEach(this::metric);
        while (merged.size() > SummaryCollector.MAX_VALUES) {
            ofWorst.remove(merged.pollLastEntry().getKey());
        }
        return new K6Summary(
                merged,
                ThresholdMerger.merge(
                        summaries.stream().map(K6Summary::thresholds).toList()),
                checks(),
                summaries.stream()
                        .map(K6Summary::k6Version)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                null,
                ofWorst);
    }

    /** Returns the index of the dot between metric and statistic; {@code p(99.9)} contains another one. */
    private static int dot(String key) {
        return key.endsWith(")") ? key.lastIndexOf('.', key.lastIndexOf('(')) : key.lastIndexOf('.');
    }

    private void metric(String metric, Set<String> statistics) {
        if (statistics.contains(PASSES)) {
            share(metric);
        } else if (statistics.contains(COUNT) && Set.of(COUNT, RATE).containsAll(statistics)) {
            statistics.forEach(statistic -> sum(metric, statistic));
        } else if (metric.equals("vus") || metric.equals("vus_max")) {
            statistics.forEach(statistic -> sum(metric, statistic));
        } else {
            statistics.forEach(statistic -> trend(metric, statistic));
        }
    }

    /** Merges a rate of k6: the share of values that are true. */
    private void share(String metric) {
        sum(metric, PASSES);
        sum(metric, FAILS);
        double passes = merged.getOrDefault(metric + '.' + PASSES, 0.0);
        double total = passes + merged.getOrDefault(metric + '.' + FAILS, 0.0);
        if (total > 0) {
            merged.put(metric + '.' + RATE, passes / total);
        } else {
            worst(metric, RATE);
        }
    }

    private void trend(String metric, String statistic) {
        if (statistic.equals(COUNT)) {
            sum(metric, statistic);
        } else if (!statistic.equals(AVERAGE) || !average(metric)) {
            worst(metric, statistic);
        }
    }

    private void sum(String metric, String statistic) {
        String key = metric + '.' + statistic;
        List<Double> values = values(key);
        if (!values.isEmpty()) {
            double sum = values.stream().mapToDouble(Double::doubleValue).sum();
            merged.put(key, Math.max(-Double.MAX_VALUE, Math.min(sum, Double.MAX_VALUE)));
        }
    }

    /** @return false if the number of values behind an average is unknown */
    private boolean average(String metric) {
        String key = metric + '.' + AVERAGE;
        double sum = 0;
        double weights = 0;
        for (K6Summary summary : summaries) {
            Double value = summary.metrics().get(key);
            if (value != null) {
                double weight = weight(summary, metric);
                sum += value * weight;
                weights += weight;
            }
        }
        // Not a number if a weight is unknown.
        double average = sum / weights;
        if (!Double.isFinite(average)) {
            return false;
        }
        merged.put(key, average);
        return true;
    }

    /** Returns the number of values of a trend; NaN if unknown. */
    private static double weight(K6Summary summary, String metric) {
        String counter =
                switch (metric) {
                    case "iteration_duration" -> "iterations";
                    case "http_req_duration",
                            "http_req_blocked",
                            "http_req_connecting",
                            "http_req_receiving",
                            "http_req_sending",
                            "http_req_tls_handshaking",
                            "http_req_waiting" -> "http_reqs";
                    default -> metric;
                };
        return summary.metric(counter + '.' + COUNT).orElse(Double.NaN);
    }

    private void worst(String metric, String statistic) {
        String key = metric + '.' + statistic;
        boolean isLess = statistic.equals("min") || metric.equals("checks");
        values(key).stream().reduce(isLess ? Math::min : Math::max).ifPresent(value -> {
            merged.put(key, value);
            ofWorst.add(key);
        });
    }

    private List<Double> values(String key) {
        List<Double> values = new ArrayList<>();
        for (K6Summary summary : summaries) {
            Double value = summary.metrics().get(key);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Checks checks() {
        List<Checks> all = summaries.stream()
                .map(K6Summary::checks)
                .filter(Objects::nonNull)
                .toList();
        return all.stream()
                .reduce((a, b) -> new Checks(plus(a.passes(), b.passes()), plus(a.fails(), b.fails())))
                .orElse(null);
    }

    /** Adds two counts of at most 18 digits; a build can print any count. */
    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
