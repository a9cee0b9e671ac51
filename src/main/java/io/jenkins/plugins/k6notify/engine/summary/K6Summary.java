package io.jenkins.plugins.k6notify.engine.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values that k6 prints at the end of a run. Immutable.
 *
 * @param metrics the values by metric and statistic, {@code http_req_duration.p(95)}: times in milliseconds, rates
 *     between 0 and 1, data in bytes; at most {@value SummaryCollector#MAX_VALUES}
 * @param thresholds the thresholds, by metric; at most {@value SummaryCollector#MAX_THRESHOLDS}
 * @param checks null for a run without checks
 * @param k6Version null if the summary does not contain it
 * @param original the JSON that k6 wrote, without the data of {@code setup()}, which may contain secrets; null if the
 *     values are from a console, and in stored runs
 * @param ofWorst the keys of metrics that have the value of the worst instance of a distributed run, because the values
 *     of all instances cannot be combined; sorted
 */
public record K6Summary(
        Map<String, Double> metrics,
        List<Threshold> thresholds,
        @CheckForNull Checks checks,
        @CheckForNull String k6Version,
        @CheckForNull String original,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> ofWorst) {

    /** A summary without values. */
    public static final K6Summary EMPTY = new K6Summary(Map.of(), List.of(), null, null);

    public K6Summary {
        metrics = finite(metrics);
        thresholds = List.copyOf(thresholds);
        ofWorst = ofWorst == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(ofWorst));
    }

    /** Creates the summary of one k6 process that was not read from a file. */
    public K6Summary(
            Map<String, Double> metrics,
            List<Threshold> thresholds,
            @CheckForNull Checks checks,
            @CheckForNull String k6Version) {
        this(metrics, thresholds, checks, k6Version, null, Set.of());
    }

    /** Returns this summary with the JSON that k6 wrote; null for none. */
    public K6Summary withOriginal(@CheckForNull String json) {
        return new K6Summary(metrics, thresholds, checks, k6Version, json, ofWorst);
    }

    /** Returns a copy without values that are null or not finite, which damaged files may contain. */
    public static Map<String, Double> finite(Map<String, Double> metrics) {
        Map<String, Double> finite = new LinkedHashMap<>(metrics);
        finite.values().removeIf(value -> value == null || !Double.isFinite(value));
        return Collections.unmodifiableMap(finite);
    }

    public boolean isEmpty() {
        return metrics.isEmpty() && thresholds.isEmpty() && checks == null;
    }

    /** Returns the thresholds that were crossed. */
    public List<Threshold> crossed() {
        return thresholds.stream().filter(threshold -> !threshold.ok()).toList();
    }

    /** Whether the maximum number of thresholds was reached, so that the run may have had more. */
    public boolean isFullOfThresholds() {
        return thresholds.size() >= SummaryCollector.MAX_THRESHOLDS;
    }

    /** @param key metric and statistic, {@code http_reqs.rate} */
    public OptionalDouble metric(String key) {
        Double value = metrics.get(key);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Returns this summary with its missing values taken from another summary of the same run. The machine-readable
     * summaries of k6 v1.8 and v2.2 contain no thresholds; the console shows them.
     */
    public K6Summary completedBy(K6Summary other) {
        return new K6Summary(
                metrics.isEmpty() ? other.metrics : metrics,
                thresholds.isEmpty() ? other.thresholds : thresholds,
                Optional.ofNullable(checks).orElse(other.checks),
                Optional.ofNullable(k6Version).orElse(other.k6Version),
                Optional.ofNullable(original).orElse(other.original),
                metrics.isEmpty() ? other.ofWorst : ofWorst);
    }
}
