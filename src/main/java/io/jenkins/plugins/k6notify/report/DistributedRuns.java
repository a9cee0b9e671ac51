package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.distributed.DistributedRun;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The k6 processes with the same test name are instances of one run. A run starts when its first instance does. It ends
 * when the expected number of instances has ended; if that number is unknown or not reached, at the end of the block or
 * of the build steps. The record of a run has the facts of its instances, so that they survive a restart.
 */
record DistributedRuns(SubscribedRuns runs) implements ReportedRuns {

    /** Id of the source of all distributed runs of a subscription. */
    private static final String SOURCE = "distributed";

    @Override
    public void started(RunSource source, K6Run run) {
        Optional<RunRecord> known = find(source, run);
        boolean isFirst = known.isEmpty() && !hasStarted(inProgress(source, run));
        known.or(() -> join(source, run)).ifPresent(record -> runs.reportStart(record, isFirst));
    }

    /** Whether an instance is running: a run may be known from one that failed before it started. */
    private boolean hasStarted(@CheckForNull RunRecord record) {
        return record != null && !instances(record).isOver();
    }

    @Override
    public void finished(RunSource source, K6Run run, RunDirectory directory) {
        Optional<RunRecord> known = find(source, run);
        known.map(record -> record.isOver()
                        ? record
                        : change(record, instances(record).ended(source.id(), run)))
                .or(() -> join(source, run))
                .map(record ->
                        runs.keepFiles(record, instances(record).instance(source.id(), run.ordinal()), run, directory))
                .ifPresent(record -> {
                    if (record.isOver()) {
                        runs.reportEnd(record, false);
                    } else if (instances(record).isComplete()) {
                        finish(record, instances(record));
                    }
                });
    }

    /** A process that was left in the cloud leaves the whole run there: its outcome will not be known. */
    @Override
    public void leftInCloud(RunSource source, K6Run run) {
        find(source, run).ifPresent(record -> runs.change(record, RunRecord::withLeftInCloud));
    }

    /** Ends the runs of which no instance is running. */
    void awaitNoMore() {
        for (RunRecord record : distributed().filter(RunRecord::isAwaited).toList()) {
            if (instances(record).isOver()) {
                finish(record, instances(record));
            }
        }
    }

    @Override
    public void end(RunRecord record, Outcome outcome, Instant now) {
        finish(record, instances(record).ended(outcome, now));
    }

    private void finish(RunRecord record, DistributedRun instances) {
        K6Run run = instances.finished(record.run().ordinal());
        runs.reportEnd(runs.change(record, source(instances), run), true);
    }

    private DistributedRun instances(RunRecord record) {
        return new DistributedRun(record.run().instances(), runs.settings().instances());
    }

    private Stream<RunRecord> distributed() {
        return runs.all().stream().filter(RunRecord::isDistributed);
    }

    private Optional<RunRecord> find(RunSource source, K6Run run) {
        return distributed()
                .filter(record -> instances(record).has(source.id(), run.ordinal()))
                .findFirst();
    }

    private RunRecord change(RunRecord record, DistributedRun instances) {
        return runs.change(
                record, source(instances), instances.running(record.run().ordinal()));
    }

    /** Adds a process to the run in progress of its test, or to a new run. */
    private Optional<RunRecord> join(RunSource source, K6Run run) {
        RunRecord open = inProgress(source, run);
        DistributedRun present =
                open == null ? new DistributedRun(runs.settings().instances()) : instances(open);
        DistributedRun joined = present.with(source.id(), source.node(), source.label(), run);
        return open == null
                ? runs.add(source(joined), (int) distributed().count() + 1, joined::running)
                : Optional.of(change(open, joined));
    }

    /** Returns the run that a process belongs to. A process that ended before it named its script belongs to any. */
    @CheckForNull
    private RunRecord inProgress(RunSource source, K6Run run) {
        String name = runs.name(source, run);
        return distributed()
                .filter(record -> record.isAwaited() && !instances(record).isFull())
                .filter(record -> record.name().equals(name) || isUnnamed(run) || isUnnamed(record.run()))
                .reduce((one, other) -> one.name().equals(name) ? one : other)
                .orElse(null);
    }

    private boolean isUnnamed(K6Run run) {
        return runs.settings().testName() == null && run.banner().scriptName() == null;
    }

    private static RunSource source(DistributedRun instances) {
        return new RunSource(SOURCE, instances.node(), null);
    }
}
