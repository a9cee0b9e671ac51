package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the trend keeps of a run that is over: little, as it is kept for many. Immutable.
 *
 * @param name of the test
 * @param test its key: runs with the same one are of one test
 * @param label the branch or stage it ran in; null for none
 * @param started null for one that never began
 * @param p95 in milliseconds; null where not known
 * @param errorRate between 0 and 1; null where not known
 * @param limits those of its thresholds that can be drawn
 */
record PastRun(
        String name,
        String test,
        @CheckForNull String label,
        K6Status status,
        Outcome.Kind kind,
        @CheckForNull Instant started,
        @CheckForNull Double p95,
        @CheckForNull Double errorRate,
        List<Limit> limits) {

    /** More lines say nothing. */
    private static final int MOST_LIMITS = 6;

    /** Nothing for a run that goes on. */
    static Optional<PastRun> of(RunRecord record) {
        Outcome outcome = record.run().outcome();
        if (outcome == null) {
            return Optional.empty();
        }
        K6Summary summary = record.run().summary();
        return Optional.of(new PastRun(
                record.name(),
                record.test(),
                record.source().label(),
                outcome.status(),
                outcome.kind(),
                record.run().started(),
                value(summary, Measure.P95),
                value(summary, Measure.ERROR_RATE),
                summary.thresholds().stream()
                        .flatMap(threshold -> Limit.of(threshold).stream())
                        .limit(MOST_LIMITS)
                        .toList()));
    }

    @CheckForNull
    private static Double value(K6Summary summary, Measure measure) {
        Double value = summary.metrics().get(measure.key());
        return value == null || !Double.isFinite(value) ? null : value;
    }

    @CheckForNull
    Double value(Measure measure) {
        return switch (measure) {
            case P95 -> p95;
            case ERROR_RATE -> errorRate;
        };
    }

    /** For humans: how it came out, in the language of whoever looks. */
    OutcomeBadge badge() {
        return OutcomeBadge.of(status, kind);
    }
}
