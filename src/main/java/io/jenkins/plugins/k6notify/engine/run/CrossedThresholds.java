package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.stream.Collectors;

/** Puts crossed thresholds in words: {@code Thresholds crossed: http_req_duration p(95)<500 (612ms)}. */
final class CrossedThresholds {

    private static final int MOST_NAMED = 5;

    private CrossedThresholds() {}

    /** @param metrics the names that k6's error gives; serves where the summary says nothing */
    static String reason(K6Status status, List<Threshold> crossed, @CheckForNull String metrics) {
        String what = status == K6Status.ABORTED_BY_THRESHOLD ? "Aborted by threshold" : "Thresholds crossed";
        if (crossed.isEmpty()) {
            return metrics == null ? what : what + ": " + metrics;
        }
        String named =
                crossed.stream().limit(MOST_NAMED).map(CrossedThresholds::words).collect(Collectors.joining(", "));
        int more = crossed.size() - MOST_NAMED;
        return what + ": " + named + (more > 0 ? " and " + more + " more" : "");
    }

    private static String words(Threshold threshold) {
        String expression = threshold.expression();
        String actual = threshold.actual();
        return threshold.metric()
                + (expression == null ? "" : " " + expression)
                + (actual == null ? "" : " (" + MetricKind.spaced(actual) + ")");
    }
}
