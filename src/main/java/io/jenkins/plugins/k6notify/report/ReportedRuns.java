package io.jenkins.plugins.k6notify.report;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import java.time.Instant;

/**
 * Records observed k6 processes as runs, and reports these. The ordinal of an observed process is its number in its
 * source; a process that is observed again, as after a restart, is recognised by both.
 */
sealed interface ReportedRuns permits SeparateRuns, DistributedRuns {

    void started(RunSource source, K6Run run);

    /** @param directory the directory of its reports */
    void finished(RunSource source, K6Run run, RunDirectory directory);

    void leftInCloud(RunSource source, K6Run run);

    /** Ends a run that is not over with this outcome. */
    void end(RunRecord record, Outcome outcome, Instant now);
}
