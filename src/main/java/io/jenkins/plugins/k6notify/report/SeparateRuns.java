package io.jenkins.plugins.k6notify.report;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import java.time.Instant;
import java.util.Optional;

/** Each k6 process is a run. */
record SeparateRuns(SubscribedRuns runs) implements ReportedRuns {

    @Override
    public void started(RunSource source, K6Run run) {
        Optional<RunRecord> known = runs.find(source, run.ordinal());
        known.or(() -> add(source, run)).ifPresent(record -> runs.reportStart(record, known.isEmpty()));
    }

    @Override
    public void finished(RunSource source, K6Run run, RunDirectory directory) {
        Optional<RunRecord> known = runs.find(source, run.ordinal());
        boolean isNew = known.filter(RunRecord::isOver).isEmpty();
        known.map(record -> record.isOver() ? record : over(record, run))
                .or(() -> add(source, run))
                .map(record -> runs.keepFiles(record, null, run, directory))
                .ifPresent(record -> runs.reportEnd(record, isNew));
    }

    private Optional<RunRecord> add(RunSource source, K6Run run) {
        return runs.add(source, run.ordinal(), run::withOrdinal);
    }

    private RunRecord over(RunRecord record, K6Run run) {
        K6Run known = record.run();
        return runs.change(
                record, record.source(), run.startedAt(known.started()).withOrdinal(known.ordinal()));
    }

    @Override
    public void leftInCloud(RunSource source, K6Run run) {
        runs.find(source, run.ordinal()).ifPresent(record -> runs.change(record, RunRecord::withLeftInCloud));
    }

    @Override
    public void end(RunRecord record, Outcome outcome, Instant now) {
        RunRecord ended = over(record, record.run().ended(outcome, now));
        runs.reportEnd(runs.keepFiles(ended, null, ended.run(), RunDirectory.none()), true);
    }
}
