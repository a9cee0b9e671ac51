package io.jenkins.plugins.k6notify.engine.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * A quality gate: a condition that makes the result of a build worse, as the author of a job wrote it. Immutable, and
 * valid once it is made.
 *
 * @param condition {@code thresholds}, {@code aborted} or {@code warnings}; {@code above} or {@code below} with a metric
 *     and a limit; null for the usual side of the limit, or with a change
 * @param metric the name of a value, as {@link MetricName} accepts it; null for a condition of the whole run
 * @param limit in the unit of the metric, in percent for a share; null for none
 * @param change {@code +20%} or {@code -10%}, compared with the previous run; in percentage points for a share; null for
 *     none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QualityGate(
        @CheckForNull String condition,
        @CheckForNull String metric,
        @CheckForNull Double limit,
        @CheckForNull String change,
        Criticality criticality) {

    /** The maximum number of gates of a step or publisher. */
    public static final int MAX_GATES = 100;

    /** @throws InvalidGateException unless the settings together are one condition */
    public QualityGate {
        criticality = Objects.requireNonNullElse(criticality, Criticality.UNSTABLE);
        GateCondition.of(condition, metric, limit, change);
    }

    GateCondition parsed() {
        return GateCondition.of(condition, metric, limit, change);
    }
}
