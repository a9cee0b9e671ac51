package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
        RunRecords records = K6RunsAction.of(build).records();
        synchronized (records.telling()) {
            Optional<RunRecord> known = find(records, source, run);
            known.or(() -> add(records, source, run))
                    .filter(record -> !record.startTold() && !record.isOver())
                    .ifPresent(record -> {
                        TestStarted event = new TestStarted(context(source), record.run());
                        report(records, record, event, known.isEmpty(), RunRecord::withStartTold);
                    });
        }
    }

    /** As {@link #finished(RunSource, K6Run, Supplier)}, for a run without reports. */
    public void finished(RunSource source, K6Run run) {
        finished(source, run, () -> null);
    }

    /**
     * Reports the end of a run and keeps its files.
     *
     * @param run an ended run, with its index in the source as ordinal
     * @param directory supplies the directory to which the paths of reports are relative; null if there is none
     */
    public void finished(RunSource source, K6Run run, Supplier<FilePath> directory) {
        RunRecords records = K6RunsAction.of(build).records();
        synchronized (records.telling()) {
            Optional<RunRecord> known = find(records, source, run);
            boolean isNew = known.filter(RunRecord::isOver).isEmpty();
            known.map(record -> record.isOver() ? record : ended(records, record, run))
                    .or(() -> add(records, source, run))
                    .filter(record -> !record.endTold())
                    .map(record -> files.keep(records, record, run.summary().original(), directory))
                    .ifPresent(record -> {
                        TestFinished event = judged(
                                records,
                                record,
                                new RunComparison(build, subscription.settings())
                                        .event(records, record, context(record.source())));
                        report(records, record, event, isNew, RunRecord::withEndTold);
                    });
            closeMarkerIfDone(records);
        }
    }

    /** Returns the event with the verdict of the quality gates, which is decided once and recorded. */
    private TestFinished judged(RunRecords records, RunRecord record, TestFinished compared) {
        GateVerdict known = record.verdict();
        if (known != null) {
            return compared.withVerdict(known);
        }
        TestFinished event = compared.judgedBy(subscription.settings().gates());
        records.change(record.id(), now -> now.withVerdict(event.verdict()));
        return event;
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
        RunRecords records = K6RunsAction.of(build).records();
        synchronized (records.telling()) {
            find(records, source, run).ifPresent(record -> records.change(record.id(), RunRecord::withLeftInCloud));
            closeMarkerIfDone(records);
        }
    }

    /**
     * Ends open runs with this outcome and repeats events that could not be reported before. Call it at the end of the
     * console. If the subscription expects a run and none was seen, reports a finished run with the status of this
     * outcome.
     */
    public void abandon(Outcome outcome, Instant now) {
        if (isWithoutExpectedRun()) {
            finished(NOT_SEEN, K6Run.notSeen(outcome.status(), now));
            return;
        }
        RunRecords records = records().orElse(null);
        if (records == null) {
            OpenRunMarkers.get().closed(build, subscription);
            return;
        }
        synchronized (records.telling()) {
            ours(records.all()).stream().filter(RunRecord::isOpen).forEach(record -> abandon(record, outcome, now));
            closeMarkerIfDone(records);
        }
    }

    private void abandon(RunRecord record, Outcome outcome, Instant now) {
        if (record.leftInCloud()) {
            started(record.source(), asObserved(record, null, null));
        } else {
            Instant started = record.run().started();
            Instant ended = started == null || now.isAfter(started) ? now : started;
            finished(record.source(), asObserved(record, ended, outcome));
        }
    }

    /** Returns the run with its index in the source as ordinal. */
    private static K6Run asObserved(RunRecord record, @CheckForNull Instant ended, @CheckForNull Outcome outcome) {
        K6Run run = record.run();
        return new K6Run(record.place(), run.banner(), run.started(), ended, outcome, null, run.summary());
    }

    private void closeMarkerIfDone(RunRecords records) {
        if (ours(records.all()).stream().noneMatch(RunRecord::isOpen)) {
            OpenRunMarkers.get().closed(build, subscription);
        }
    }

    private Optional<RunRecord> find(RunRecords records, RunSource source, K6Run run) {
        return records.find(subscription.id(), source.id(), run.ordinal());
    }

    /** @return empty if the maximum number of runs is reached */
    private Optional<RunRecord> add(RunRecords records, RunSource source, K6Run run) {
        OpenRunMarkers.get().opened(build, subscription);
        Optional<RunRecord> added = records.add(ordinal -> {
            K6Run numbered = numbered(ordinal, run, null);
            RunEvent event = numbered.outcome() == null
                    ? new TestStarted(context(source), numbered)
                    : new TestFinished(context(source), numbered, null);
            RunRecord record = new RunRecord(
                    RunRecord.id(build, subscription.id(), source, run.ordinal()),
                    subscription.id(),
                    source,
                    run.ordinal(),
                    event.name(),
                    event.testKey(),
                    event.loadTestRunId(),
                    numbered,
                    false,
                    false,
                    false,
                    build.getExternalizableId(),
                    List.of());
            return record.withCheck(subscription.settings().check(event.name()));
        });
        if (added.isEmpty()) {
            closeMarkerIfDone(records);
        }
        return added;
    }

    private RunRecord ended(RunRecords records, RunRecord record, K6Run run) {
        K6Run numbered = numbered(record.run().ordinal(), run, record.run().started());
        RunEvent event = new TestFinished(context(record.source()), numbered, null);
        return records.change(record.id(), known -> known.over(event.name(), event.testKey(), numbered))
                .orElse(record);
    }

    /** Returns the run with its first known start time: a console that is read again passes all its lines at once. */
    private static K6Run numbered(int ordinal, K6Run run, @CheckForNull Instant started) {
        return new K6Run(
                ordinal,
                run.banner(),
                Optional.ofNullable(started).orElse(run.started()),
                run.ended(),
                run.outcome(),
                run.exitCode(),
                run.summary(),
                run.warnings());
    }

    private TestContext context(RunSource source) {
        return BuildContext.of(build, subscription.settings(), source);
    }

    /**
     * Sends an event to its recipients.
     *
     * @param isNew whether listeners do not know the event yet
     * @param reported marks the event as reported, once all its messages are in the outbox
     */
    private void report(
            RunRecords records, RunRecord record, RunEvent event, boolean isNew, UnaryOperator<RunRecord> reported) {
        if (isNew) {
            RunEventListener.fire(build, event);
        }
        List<Recipient> recipients =
                Recipients.of(subscription.settings(), build).all();
        if (new RunNotifier(build, records, record).send(event, recipients)) {
            records.change(record.id(), reported);
        }
    }
}
