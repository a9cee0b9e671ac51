package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.run.K6Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The last finished run of the same test in an earlier build, with the values that runs are compared by. Immutable.
 *
 * @param job the full name of the job of that build: for the first runs in a branch, the job of the branch that it is
 *     compared with
 * @param build the number of the build
 * @param metrics the values by metric and statistic, as in a summary
 */
public record PreviousRun(String job, int build, K6Result result, Map<String, Double> metrics) {

    public PreviousRun {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(result, "result");
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Returns the job name as {@link Build#jobTitle()} does. */
    public String jobTitle() {
        return Build.title(job);
    }

    /**
     * Returns the difference between a value and that of this run, relative to the value of this run: 0.34 for an
     * increase of 34 %.
     *
     * @param key metric and statistic, {@code http_req_duration.p(95)}
     * @return empty if this run has no such value, if its value is 0, or if the result is not a finite number
     */
    public OptionalDouble change(String key, double now) {
        Double then = metrics.get(key);
        double part = then == null ? Double.NaN : (now - then) / Math.abs(then);
        return Double.isFinite(part) ? OptionalDouble.of(part) : OptionalDouble.empty();
    }
}
