package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunRecords;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.subscription.OpenRunMarkers;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Records the runs that one subscription observes in a build, and notifies its recipients. Idempotent: events reported
 * again after a restart are ignored. Writes to disk, and must therefore not be called on the thread of a console or of
 * the pipeline engine. Safe for use by several threads.
 */
@Restricted(NoExternalUse.class)
public final class RunReporter {

    /** Source of an expected run that was not seen. */
    private static final RunSource NOT_SEEN = new RunSource("not seen", null, null);

    private final Run<?, ?> build;
    private final Subscription subscription;
    private final RunFileKeeper files;

    /** Creates a reporter that prints nothing. */
    public RunReporter(Run<?, ?> build, Subscription subscription) {
        this(build, subscription, TaskListener.NULL);
    }

    /** @param console receives a line for each file of a run that is not kept */
    public RunReporter(Run<?, ?> build, Subscription subscription, TaskListener console) {
        this.build = build;
        this.subscription = subscription;
        this.files = new RunFileKeeper(build, subscription.settings().reports(), console);
    }

    /** Problems for the author of the job, one line each: missing channels. */
    public List<String> problems() {
        return Recipients.of(subscription.settings(), build).problems();
    }

    /**
     * Adds the page of runs to the build, which shows that the first run is awaited until the build ends. Stores an
     * expected run on disk, so that {@link RunCloser} reports its absence even if the controller is killed.
     */
    public void expect() {
        K6RunsAction.of(build);
        if (isWithoutExpectedRun()) {
            OpenRunMarkers.get().opened(build, subscription);
        }
    }

    private boolean isWithoutExpectedRun() {
        return subscription.settings().expectRun() && runs().isEmpty();
    }

    /** The runs of this subscription so far. */
    public List<RunRecord> runs() {
        return records().map(records -> ours(records.all())).orElse(List.of());
    }

    /** The records of the build; empty before its first run is expected or seen. */
    private Optional<RunRecords> records() {
        return Optional.ofNullable(build.getAction(K6RunsAction.class)).map(K6RunsAction::records);
    }

    private List<RunRecord> ours(List<RunRecord> all) {
        return all.stream()
                .filter(record -> record.subscription().equals(subscription.id()))
                .toList();
    }

    /**
     * Waits until all deliveries of these runs have finished, successfully or not.
     *
     * @return completes with the runs, on a thread that must not block; never completes if Jenkins stops first
     */
    public CompletableFuture<List<RunRecord>> whenDelivered() {
        return records()
                .map(records -> records.when(this::areDelivered).thenApply(this::ours))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private boolean areDelivered(List<RunRecord> all) {
        return ours(all).stream()
                .flatMap(record -> record.deliveries().stream())
                .allMatch(DeliveryRecord::isOver);
    }

    /** @param run the run, with its index in the source as ordinal */
    public void started(RunSource source, K6Run run) {
        report(runs -> runs.started(source, run));
    }

    /** As {@link #finished(RunSource, K6Run, RunDirectory)}, for a run without reports. */
    public void finished(RunSource source, K6Run run) {
        finished(source, run, RunDirectory.none());
    }

    /**
     * Reports the end of a run and keeps its files.
     *
     * @param run an ended run, with its index in the source as ordinal
     * @param directory the directory of its reports
     */
    public void finished(RunSource source, K6Run run, RunDirectory directory) {
        report(runs -> runs.finished(source, run, directory));
    }

    /** Returns the verdict of the quality gates if an expected run is not seen any more; null unless one is awaited. */
    @CheckForNull
    public GateVerdict verdictWithoutRun() {
        return isWithoutExpectedRun()
                ? GateRules.verdict(
                        subscription.settings().gates(),
                        K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, Instant.now()),
                        null,
                        true)
                : null;
    }

    /** @param run a started run, with its index in the source as ordinal */
    public void leftInCloud(RunSource source, K6Run run) {
        report(runs -> runs.leftInCloud(source, run));
    }

    /** Ends distributed runs of which no instance is running: no more are awaited, and those that are missing count. */
    public void awaitNoInstances() {
        records().ifPresent(records -> {
            synchronized (records.telling()) {
                SubscribedRuns subscribed = new SubscribedRuns(build, subscription, records, files);
                new DistributedRuns(subscribed).awaitNoMore();
                subscribed.closeMarkerIfDone();
            }
        });
    }

    private void report(Consumer<ReportedRuns> observation) {
        RunRecords records = K6RunsAction.of(build).records();
        synchronized (records.telling()) {
            SubscribedRuns subscribed = new SubscribedRuns(build, subscription, records, files);
            observation.accept(
                    subscription.settings().distributed()
                            ? new DistributedRuns(subscribed)
                            : new SeparateRuns(subscribed));
            subscribed.closeMarkerIfDone();
        }
    }

    /**
     * Ends open runs with this outcome and repeats events that could not be reported before. Call it at the end of the
     * console. If the subscription expects a run and none was seen, reports a finished run with the status of this
     * outcome.
     */
    public void abandon(Outcome outcome, Instant now) {
        boolean isNoneSeen = isWithoutExpectedRun();
        RunRecords records =
                isNoneSeen ? K6RunsAction.of(build).records() : records().orElse(null);
        if (records == null) {
            OpenRunMarkers.get().closed(build, subscription);
            return;
        }
        synchronized (records.telling()) {
            SubscribedRuns subscribed = new SubscribedRuns(build, subscription, records, files);
            SeparateRuns separate = new SeparateRuns(subscribed);
            if (isNoneSeen) {
                separate.finished(NOT_SEEN, K6Run.notSeen(outcome.status(), now), RunDirectory.none());
            } else {
                DistributedRuns distributed = new DistributedRuns(subscribed);
                for (RunRecord record : subscribed.all()) {
                    if (record.isAwaited()) {
                        (record.isDistributed() ? distributed : separate).end(record, outcome, now);
                    } else if (record.isOpen()) {
                        subscribed.repeat(record);
                    }
                }
            }
            subscribed.closeMarkerIfDone();
        }
    }
}
