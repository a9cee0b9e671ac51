package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Copy of a run that a user pinned as the baseline of its test, independent of its build. Immutable.
 *
 * @param run id of its record
 * @param build number of its build
 * @param metrics values by metric and statistic, as in its summary
 * @param setup what it tested
 * @param at when it was pinned
 * @param by id of the user who pinned it; null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Restricted(NoExternalUse.class)
public record PinnedRun(
        UUID run,
        int build,
        K6Result result,
        Map<String, Double> metrics,
        TestSetup setup,
        Instant at,
        @CheckForNull String by) {

    /** Accepts null instead of an unknown setup. */
    public PinnedRun {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(at, "at");
        metrics = K6Summary.finite(metrics);
        setup = Objects.requireNonNullElse(setup, TestSetup.UNKNOWN);
    }

    /** @param record a run that is over */
    public static PinnedRun of(RunRecord record, int build, Instant at, @CheckForNull String by) {
        Outcome outcome = Objects.requireNonNull(record.run().outcome(), "outcome");
        return new PinnedRun(
                record.id(),
                build,
                outcome.result(),
                record.run().summary().metrics(),
                TestSetup.of(record.run()),
                at,
                by);
    }

    /** @param job full name of the job */
    PreviousRun asReference(String job) {
        return new PreviousRun(job, build, result, metrics, setup, Baseline.PINNED, List.of());
    }
}
