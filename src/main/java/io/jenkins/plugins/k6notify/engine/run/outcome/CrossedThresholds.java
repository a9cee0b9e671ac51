package io.jenkins.plugins.k6notify.engine.run.outcome;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.stream.Collectors;

/** Formats crossed thresholds as text: {@code Thresholds crossed: http_req_duration p(95)<500 (612ms)}. */
final class CrossedThresholds {

    private static final int MOST_NAMED = 5;

    private CrossedThresholds() {}

    /** @param metrics the metric names from k6's error; used if the summary shows no crossed threshold */
    static OutcomeReason reason(K6Status status, List<Threshold> crossed, @CheckForNull String metrics) {
        boolean aborted = status == K6Status.ABORTED_BY_THRESHOLD;
        if (crossed.isEmpty() && metrics == null) {
            return OutcomeReason.of(aborted ? Kind.ABORTED : Kind.CROSSED);
        }
        if (crossed.isEmpty()) {
            return OutcomeReason.of(aborted ? Kind.ABORTED_NAMED : Kind.CROSSED_NAMED, metrics);
        }
        String named =
                crossed.stream().limit(MOST_NAMED).map(CrossedThresholds::words).collect(Collectors.joining(", "));
        int more = crossed.size() - MOST_NAMED;
        return more > 0
                ? OutcomeReason.of(
                        aborted ? Kind.ABORTED_AND_MORE : Kind.CROSSED_AND_MORE, named, Integer.toString(more))
                : OutcomeReason.of(aborted ? Kind.ABORTED_NAMED : Kind.CROSSED_NAMED, named);
    }

    private static String words(Threshold threshold) {
        String expression = threshold.expression();
        String actual = threshold.actual();
        return threshold.metric()
                + (expression == null ? "" : " " + expression)
                + (actual == null ? "" : " (" + MetricKind.spaced(actual) + ")");
    }
}
