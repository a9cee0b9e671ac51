package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Data of an ended run for the trend, kept small as many are cached. Immutable.
 *
 * @param name name of the test
 * @param test key of the test: runs with the same key belong to one test
 * @param label parallel branch or stage; null if absent
 * @param started null for a run that never started
 * @param values values of its summary
 * @param limits thresholds that can be drawn
 */
record PastRun(
        String name,
        String test,
        @CheckForNull String label,
        K6Status status,
        Outcome.Kind kind,
        @CheckForNull Instant started,
        PastValues values,
        List<Limit> limits) {

    private static final int MAX_LIMITS = 20;

    /**
     * Creates the data; empty for a running test.
     *
     * @param shared returns an equal list of keys, which may be that of another run
     */
    static Optional<PastRun> of(RunRecord record, UnaryOperator<List<String>> shared) {
        return Optional.ofNullable(record.run().outcome())
                .map(outcome -> new PastRun(
                        record.name(),
                        record.test(),
                        record.source().label(),
                        outcome.status(),
                        outcome.kind(),
                        record.run().started(),
                        PastValues.of(record.run().summary().metrics(), shared),
                        record.run().summary().thresholds().stream()
                                .flatMap(threshold -> Limit.of(threshold).stream())
                                .limit(MAX_LIMITS)
                                .toList()));
    }

    /** Badge of the outcome in the language of the current user. */
    OutcomeBadge badge() {
        return OutcomeBadge.of(status, kind);
    }
}
