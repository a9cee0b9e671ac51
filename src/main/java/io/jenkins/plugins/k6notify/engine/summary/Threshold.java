package io.jenkins.plugins.k6notify.engine.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * The result of one threshold.
 *
 * @param metric the metric, with its tags: {@code http_req_duration{expected_response:true}}
 * @param expression the expression from the script, {@code p(95)<500}; null if k6 shows only which metrics failed, as
 *     the console does up to v0.57
 * @param ok whether the threshold held
 * @param actual the measured value as k6 prints it, {@code 612.3ms}; null if unknown
 */
public record Threshold(
        String metric,
        @CheckForNull String expression,
        boolean ok,
        @CheckForNull String actual) {

    public Threshold {
        Objects.requireNonNull(metric, "metric");
    }
}
