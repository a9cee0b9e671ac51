package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.run.K6Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The last finished run of the same test in an earlier build, as far as runs are compared. Immutable.
 *
 * @param job full name of the job of that build: for the first runs in a branch, that of the branch that it is compared
 *     with
 * @param build its number
 * @param metrics as in a summary
 */
public record PreviousRun(String job, int build, K6Result result, Map<String, Double> metrics) {

    public PreviousRun {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(result, "result");
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** As {@link Build#jobTitle()}. */
    public String jobTitle() {
        return Build.title(job);
    }

    /**
     * By how much a value differs from that of this run, as a part of the latter: 0.34 for a third more.
     *
     * @param key metric and statistic, {@code http_req_duration.p(95)}
     * @return nothing where this run has no such value, or 0, of which nothing is a part, or one so far off that no number
     *     says by how much
     */
    public OptionalDouble change(String key, double now) {
        Double then = metrics.get(key);
        double part = then == null ? Double.NaN : (now - then) / Math.abs(then);
        return Double.isFinite(part) ? OptionalDouble.of(part) : OptionalDouble.empty();
    }
}
