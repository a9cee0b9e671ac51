package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Values of a run by metric and statistic, kept small: runs of one script can share the list of their keys.
 * Immutable.
 */
final class PastValues {

    private final List<String> keys;
    private final double[] values;

    private PastValues(List<String> keys, double[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** @param shared returns an equal list, which may be that of another run */
    static PastValues of(Map<String, Double> metrics, UnaryOperator<List<String>> shared) {
        Map<String, Double> sorted = new TreeMap<>(metrics);
        return new PastValues(
                shared.apply(List.copyOf(sorted.keySet())),
                sorted.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns the keys in alphabetical order. */
    List<String> keys() {
        return keys;
    }

    /** @return null if the run has no such value */
    @CheckForNull
    Double get(Measure measure) {
        int index = Collections.binarySearch(keys, measure.key());
        return index < 0 ? null : values[index];
    }
}
