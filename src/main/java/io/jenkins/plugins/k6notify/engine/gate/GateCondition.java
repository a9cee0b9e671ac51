package io.jenkins.plugins.k6notify.engine.gate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/** What violates a quality gate. */
sealed interface GateCondition {

    String ABOVE = "above";
    String BELOW = "below";

    /** A sign that the run as a whole has. */
    enum OfRun implements GateCondition {
        /** The test failed: thresholds were crossed, or its script marked it as failed. */
        THRESHOLDS,
        /** The run did not reach its end, or an expected run was not seen. */
        ABORTED,
        /** The run tested less than its outcome suggests. */
        WARNINGS
    }

    /**
     * A value on the wrong side of a limit.
     *
     * @param above whether greater values than the limit violate the gate; smaller ones otherwise
     * @param limit in the unit of the metric; in percent for a share
     */
    record Limit(MetricName metric, boolean above, double limit) implements GateCondition {}

    /**
     * A value that differs too much from that of the run compared with.
     *
     * @param rise whether a rise violates the gate; a fall otherwise
     * @param amount the change that is allowed: in percent; in percentage points for a share
     */
    record Change(MetricName metric, boolean rise, double amount) implements GateCondition {}

    /** @throws InvalidGateException unless the settings together are one condition */
    static GateCondition of(
            @CheckForNull String condition,
            @CheckForNull String metric,
            @CheckForNull Double limit,
            @CheckForNull String change) {
        String word = condition == null ? null : condition.strip().toLowerCase(Locale.ROOT);
        if (metric != null) {
            return ofMetric(word, MetricName.parse(metric), limit, change);
        }
        if (limit != null || change != null || ABOVE.equals(word) || BELOW.equals(word)) {
            throw new InvalidGateException(GateProblem.METRIC_MISSING);
        }
        if (word == null) {
            throw new InvalidGateException(GateProblem.EMPTY);
        }
        return ofRun(word);
    }

    private static GateCondition ofMetric(
            @CheckForNull String condition,
            MetricName metric,
            @CheckForNull Double limit,
            @CheckForNull String change) {
        boolean isSide = condition == null || condition.equals(ABOVE) || condition.equals(BELOW);
        if (!isSide) {
            throw new InvalidGateException(
                    GateProblem.METRIC_NOT_TAKEN, ofRun(condition).name().toLowerCase(Locale.ROOT));
        }
        if (limit != null && change != null) {
            throw new InvalidGateException(GateProblem.LIMIT_AND_CHANGE, metric.key());
        }
        if (change != null) {
            if (condition != null) {
                throw new InvalidGateException(GateProblem.CHANGE_WITH_CONDITION, condition);
            }
            return change(metric, change.strip());
        }
        if (limit == null || !Double.isFinite(limit)) {
            throw new InvalidGateException(GateProblem.LIMIT_MISSING, metric.key());
        }
        if (metric.isKnownShare() && (limit < 0 || limit > 100)) {
            throw new InvalidGateException(GateProblem.LIMIT_NOT_PERCENT, metric.key(), limit.toString());
        }
        return new Limit(metric, condition == null ? !metric.isGood() : condition.equals(ABOVE), limit);
    }

    /** @param text {@code +20%}: a sign, a number, and a percent sign that may be left out */
    private static Change change(MetricName metric, String text) {
        if (!text.matches("[+\\-−][0-9]{1,6}(\\.[0-9]{1,6})? ?%?")) {
            throw new InvalidGateException(GateProblem.CHANGE, text);
        }
        double amount = Double.parseDouble(text.substring(1).replace("%", "").strip());
        return new Change(metric, text.startsWith("+"), amount);
    }

    private static OfRun ofRun(String condition) {
        for (OfRun known : OfRun.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(condition)) {
                return known;
            }
        }
        throw new InvalidGateException(GateProblem.CONDITION, condition);
    }
}
