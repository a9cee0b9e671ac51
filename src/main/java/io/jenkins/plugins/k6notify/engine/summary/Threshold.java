package io.jenkins.plugins.k6notify.engine.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * What came of one threshold.
 *
 * @param metric the metric it is set on, with its tags: {@code http_req_duration{expected_response:true}}
 * @param expression as written in the script, {@code p(95)<500}; null where k6 shows only which metrics failed, as the
 *     console does up to v0.57
 * @param ok whether it held
 * @param actual the measured value as k6 prints it, {@code 612.3ms}; null where not known
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
