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
 * Data of an ended run for the trend, kept small as many are cached. Immutable.
 *
 * @param name name of the test
 * @param test key of the test: runs with the same key belong to one test
 * @param label parallel branch or stage; null if absent
 * @param started null for a run that never started
 * @param p95 95th percentile in milliseconds; null if unknown
 * @param errorRate ratio between 0 and 1; null if unknown
 * @param limits thresholds that can be drawn
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

    /** Maximum number of lines in a readable chart. */
    private static final int MOST_LIMITS = 6;

    /** Creates the data; empty for a running test. */
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

    /** Badge of the outcome in the language of the current user. */
    OutcomeBadge badge() {
        return OutcomeBadge.of(status, kind);
    }
}
