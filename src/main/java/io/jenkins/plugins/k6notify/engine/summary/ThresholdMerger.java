package io.jenkins.plugins.k6notify.engine.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Merges the thresholds of the instances of a distributed run: k6 evaluates them in each instance, so a threshold is
 * crossed if it is crossed in any. Its measured value is that of the worst instance.
 */
final class ThresholdMerger {

    /** Orders by measured value, the worst last; values that are not numbers come first. */
    private static final Comparator<Threshold> BY_VALUE = Comparator.comparingDouble(ThresholdMerger::badness)
            .thenComparing(Threshold::actual, Comparator.nullsFirst(Comparator.naturalOrder()));

    private record Key(String metric, @CheckForNull String expression) {}

    private ThresholdMerger() {}

    static List<Threshold> merge(List<List<Threshold>> ofInstances) {
        Map<Key, Threshold> merged = new LinkedHashMap<>();
        for (List<Threshold> thresholds : ofInstances) {
            for (Threshold threshold : thresholds) {
                merged.merge(new Key(threshold.metric(), threshold.expression()), threshold, ThresholdMerger::worse);
            }
        }
        List<Threshold> all = new ArrayList<>(merged.values());
        all.sort(Comparator.comparing(Threshold::ok));
        return all.stream()
                .limit(SummaryCollector.MAX_THRESHOLDS)
                .sorted(Comparator.comparing(Threshold::metric)
                        .thenComparing(Threshold::expression, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static Threshold worse(Threshold a, Threshold b) {
        if (a.ok() != b.ok()) {
            return a.ok() ? b : a;
        }
        return Stream.of(a, b).max(BY_VALUE).orElse(a);
    }

    private static double badness(Threshold threshold) {
        String actual = threshold.actual();
        String expression = threshold.expression();
        double value = actual == null ? Double.NaN : Quantity.parse(actual).orElse(Double.NaN);
        if (Double.isNaN(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        return expression != null && expression.contains(">") ? -value : value;
    }
}
