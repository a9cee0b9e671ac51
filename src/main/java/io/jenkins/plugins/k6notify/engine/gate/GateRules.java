package io.jenkins.plugins.k6notify.engine.gate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding.Kind;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Decides which quality gates a run violates (docs/design.md §4, "Quality gates"). */
public final class GateRules {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private final K6Run run;
    private final Outcome outcome;

    @CheckForNull
    private final Map<String, Double> previous;

    private final boolean isComparable;

    private GateRules(K6Run run, Outcome outcome, @CheckForNull Map<String, Double> previous, boolean isComparable) {
        this.run = run;
        this.outcome = outcome;
        this.previous = previous;
        this.isComparable = isComparable;
    }

    /**
     * Returns the verdict on a run that is over.
     *
     * @param previous the metrics of the run that this one is compared with; null if there is none
     * @param isComparable whether nothing is known that makes the values of both runs incomparable
     * @return null without gates
     */
    @CheckForNull
    public static GateVerdict verdict(
            List<QualityGate> gates, K6Run run, @CheckForNull Map<String, Double> previous, boolean isComparable) {
        if (gates.isEmpty()) {
            return null;
        }
        GateRules rules = new GateRules(run, Objects.requireNonNull(run.outcome(), "outcome"), previous, isComparable);
        return GateVerdict.of(
                gates.stream().map(rules::finding).filter(Objects::nonNull).toList());
    }

    /** Returns null for a gate that the run passes. */
    @CheckForNull
    private GateFinding finding(QualityGate gate) {
        GateCondition condition = gate.parsed();
        if (condition instanceof GateCondition.Limit limit) {
            return limit(limit, gate.criticality());
        }
        if (condition instanceof GateCondition.Change change) {
            return change(change, gate.criticality());
        }
        return ofRun((GateCondition.OfRun) condition, gate.criticality());
    }

    @CheckForNull
    private GateFinding ofRun(GateCondition.OfRun condition, Criticality criticality) {
        boolean finished = outcome.status() == K6Status.FINISHED;
        return switch (condition) {
            case ABORTED -> finished ? null : GateFinding.of(Kind.ABORTED, criticality);
            case THRESHOLDS -> thresholds(criticality);
            case WARNINGS -> {
                if (!run.warnings().isEmpty()) {
                    yield GateFinding.counted(
                            Kind.WARNINGS, criticality, run.warnings().size());
                }
                yield finished ? null : notFinished(condition, criticality);
            }
        };
    }

    @CheckForNull
    private GateFinding thresholds(Criticality criticality) {
        int crossed = run.summary().crossed().size();
        if (crossed > 0) {
            return GateFinding.counted(Kind.THRESHOLDS_CROSSED, criticality, crossed);
        }
        return switch (outcome.kind()) {
            case PASSED -> null;
            case TEST_FAILED -> GateFinding.of(Kind.TEST_FAILED, criticality);
            case STOPPED ->
                run.summary().thresholds().isEmpty() ? notFinished(GateCondition.OfRun.THRESHOLDS, criticality) : null;
        };
    }

    private static GateFinding notFinished(GateCondition.OfRun condition, Criticality criticality) {
        return GateFinding.of(Kind.NOT_FINISHED, criticality, condition.name().toLowerCase(Locale.ROOT));
    }

    @CheckForNull
    private GateFinding limit(GateCondition.Limit condition, Criticality criticality) {
        MetricName metric = condition.metric();
        Double value = metric.value(run.summary().metrics());
        if (value == null) {
            return GateFinding.of(Kind.NO_METRIC, criticality, metric.key());
        }
        BigDecimal limit = BigDecimal.valueOf(condition.limit());
        BigDecimal bound = isShare(metric) ? limit.multiply(PERCENT) : limit;
        int side = BigDecimal.valueOf(value).compareTo(bound);
        boolean isViolated = condition.above() ? side > 0 : side < 0;
        return isViolated
                ? compared(condition.above() ? Kind.ABOVE : Kind.BELOW, criticality, metric, value, bound, null)
                : null;
    }

    @CheckForNull
    private GateFinding change(GateCondition.Change condition, Criticality criticality) {
        MetricName metric = condition.metric();
        Double value = metric.value(run.summary().metrics());
        if (value == null) {
            return GateFinding.of(Kind.NO_METRIC, criticality, metric.key());
        }
        if (previous == null) {
            return GateFinding.of(Kind.NO_PREVIOUS, criticality, metric.key());
        }
        if (!isComparable) {
            return GateFinding.of(Kind.NOT_COMPARABLE, criticality, metric.key());
        }
        Double before = metric.value(previous);
        if (before == null) {
            return GateFinding.of(Kind.NO_PREVIOUS_METRIC, criticality, metric.key());
        }
        BigDecimal then = BigDecimal.valueOf(before);
        BigDecimal part = BigDecimal.valueOf(condition.amount()).multiply(PERCENT);
        BigDecimal allowed = isShare(metric) ? part : part.multiply(then.abs());
        BigDecimal bound = condition.rise() ? then.add(allowed) : then.subtract(allowed);
        int side = BigDecimal.valueOf(value).compareTo(bound);
        boolean isViolated = condition.rise() ? side > 0 : side < 0;
        return isViolated
                ? compared(condition.rise() ? Kind.ROSE : Kind.FELL, criticality, metric, value, bound, before)
                : null;
    }

    private GateFinding compared(
            Kind kind,
            Criticality criticality,
            MetricName metric,
            double value,
            BigDecimal bound,
            @CheckForNull Double before) {
        MetricKind unit = isShare(metric) ? MetricKind.RATE : metric.kind();
        return new GateFinding(kind, criticality, metric.key(), unit, value, bound.doubleValue(), before);
    }

    private boolean isShare(MetricName metric) {
        return metric.isShare(run.summary().metrics());
    }
}
