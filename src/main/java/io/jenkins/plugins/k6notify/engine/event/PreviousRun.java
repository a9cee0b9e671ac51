package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The earlier run of the same test that a run is compared with, with the values that runs are compared by. Immutable.
 *
 * @param job the full name of the job of that build: for the first runs in a branch, the job of the branch that it is
 *     compared with
 * @param build the number of the build, which may be deleted by now if the run is pinned
 * @param metrics the values by metric and statistic, as in a summary
 * @param setup what the run tested
 * @param baseline why this run was chosen
 * @param differences why it cannot be compared with a later run; empty before {@link #comparedWith}
 */
public record PreviousRun(
        String job,
        int build,
        K6Result result,
        Map<String, Double> metrics,
        TestSetup setup,
        Baseline baseline,
        List<Difference> differences) {

    public PreviousRun {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(baseline, "baseline");
        metrics = K6Summary.finite(metrics);
        differences = List.copyOf(differences);
    }

    /** Creates a previous run that can be compared with any other. */
    public PreviousRun(String job, int build, K6Result result, Map<String, Double> metrics) {
        this(job, build, result, metrics, TestSetup.UNKNOWN, Baseline.PREVIOUS, List.of());
    }

    /** Returns the job name as {@link Build#jobTitle()} does. */
    public String jobTitle() {
        return Build.title(job);
    }

    /** Returns this run with its differences from a later one. */
    public PreviousRun comparedWith(K6Run now) {
        return new PreviousRun(job, build, result, metrics, setup, baseline, setup.differences(TestSetup.of(now)));
    }

    /** Whether no difference is known that makes the values incomparable. */
    public boolean isComparable() {
        return differences.isEmpty();
    }

    /**
     * Returns the difference between a value and that of this run, relative to the value of this run: 0.34 for an
     * increase of 34 %.
     *
     * @param key metric and statistic, {@code http_req_duration.p(95)}
     * @return empty if the runs are not comparable, if this run has no such value, if its value is 0, or if the result
     *     is not a finite number
     */
    public OptionalDouble change(String key, double now) {
        Double then = isComparable() ? metrics.get(key) : null;
        double part = then == null ? Double.NaN : (now - then) / Math.abs(then);
        return Double.isFinite(part) ? OptionalDouble.of(part) : OptionalDouble.empty();
    }
}
