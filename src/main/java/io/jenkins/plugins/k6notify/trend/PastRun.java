package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data of an ended run for the trend, kept small as many are cached. Immutable.
 *
 * @param name name of the test
 * @param test key of the test: runs with the same key belong to one test
 * @param label parallel branch or stage; null if absent
 * @param started null for a run that never started
 * @param values finite values; unknown ones are missing
 * @param limits thresholds that can be drawn
 */
record PastRun(
        String name,
        String test,
        @CheckForNull String label,
        K6Status status,
        Outcome.Kind kind,
        @CheckForNull Instant started,
        Map<Measure, Double> values,
        List<Limit> limits) {

    /** Maximum number of lines in a readable chart. */
    private static final int MAX_LIMITS = 6;

    /** Creates the data; empty for a running test. */
    static Optional<PastRun> of(RunRecord record) {
        return Optional.ofNullable(record.run().outcome())
                .map(outcome -> new PastRun(
                        record.name(),
                        record.test(),
                        record.source().label(),
                        outcome.status(),
                        outcome.kind(),
                        record.run().started(),
                        values(record.run().summary().metrics()),
                        record.run().summary().thresholds().stream()
                                .flatMap(threshold -> Limit.of(threshold).stream())
                                .limit(MAX_LIMITS)
                                .toList()));
    }

    private static Map<Measure, Double> values(Map<String, Double> metrics) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Double value = metrics.get(measure.key());
            if (value != null && Double.isFinite(value)) {
                values.put(measure, value);
            }
        }
        return values;
    }

    /** Badge of the outcome in the language of the current user. */
    OutcomeBadge badge() {
        return OutcomeBadge.of(status, kind);
    }
}
