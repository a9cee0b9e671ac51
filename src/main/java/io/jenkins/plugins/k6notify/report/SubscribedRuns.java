package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunRecords;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.OpenRunMarkers;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The records of one subscription in a build: adds and changes them, and reports their events. Call all methods with
 * the lock {@link RunRecords#telling}.
 */
final class SubscribedRuns {

    private final Run<?, ?> build;
    private final Subscription subscription;
    private final RunRecords records;
    private final RunFileKeeper files;

    SubscribedRuns(Run<?, ?> build, Subscription subscription, RunRecords records, RunFileKeeper files) {
        this.build = build;
        this.subscription = subscription;
        this.records = records;
        this.files = files;
    }

    NotificationSettings settings() {
        return subscription.settings();
    }

    List<RunRecord> all() {
        return records.all().stream()
                .filter(record -> record.subscription().equals(subscription.id()))
                .toList();
    }

    Optional<RunRecord> find(RunSource source, int place) {
        return records.find(subscription.id(), source.id(), place);
    }

    /**
     * Adds a run.
     *
     * @param made creates the run with its number in the build
     * @return empty if the maximum number of runs is reached
     */
    Optional<RunRecord> add(RunSource source, int place, IntFunction<K6Run> made) {
        OpenRunMarkers.get().opened(build, subscription);
        Optional<RunRecord> added = records.add(ordinal -> {
            K6Run run = made.apply(ordinal);
            RunEvent event = event(source, run);
            RunRecord record = new RunRecord(
                    RunRecord.id(build, subscription.id(), source, place),
                    subscription.id(),
                    source,
                    place,
                    event.name(),
                    event.testKey(),
                    event.loadTestRunId(),
                    run,
                    false,
                    false,
                    false,
                    build.getExternalizableId(),
                    List.of());
            return record.withCheck(settings().check(event.name()));
        });
        if (added.isEmpty()) {
            closeMarkerIfDone();
        }
        return added;
    }

    /** Records what is known of a run now. */
    RunRecord change(RunRecord record, RunSource source, K6Run run) {
        RunEvent event = event(source, run);
        return change(record, known -> known.withRun(source, event.name(), event.testKey(), run));
    }

    RunRecord change(RunRecord record, UnaryOperator<RunRecord> change) {
        return records.change(record.id(), change).orElse(record);
    }

    /** Returns the name of the test of a run. */
    String name(RunSource source, K6Run run) {
        return event(source, run).name();
    }

    private RunEvent event(RunSource source, K6Run run) {
        return run.outcome() == null
                ? new TestStarted(context(source), run)
                : new TestFinished(context(source), run, null);
    }

    /**
     * Keeps the files of a k6 process that has ended, unless the end of its run was reported.
     *
     * @param instance the instance of a distributed run; null for a run that is not distributed
     * @param observed the process as it was observed, with the JSON of its summary
     */
    RunRecord keepFiles(RunRecord record, @CheckForNull RunInstance instance, K6Run observed, RunDirectory directory) {
        return record.endTold()
                ? record
                : files.keep(records, record, instance, observed.summary().original(), directory);
    }

    /**
     * Reports the start of a run, unless that was done or the run is over.
     *
     * @param isNew whether listeners do not know the event yet
     */
    void reportStart(RunRecord record, boolean isNew) {
        if (!record.startTold() && !record.isOver()) {
            report(record, new TestStarted(context(record.source()), record.run()), isNew, RunRecord::withStartTold);
        }
    }

    /** Reports the end of a run, unless that was done, as {@link #reportStart}. */
    void reportEnd(RunRecord record, boolean isNew) {
        if (!record.endTold()) {
            TestFinished event = judged(
                    record, new RunComparison(build, settings()).event(records, record, context(record.source())));
            report(record, event, isNew, RunRecord::withEndTold);
        }
    }

    /** Returns the event with the verdict of the quality gates, which is decided once and recorded. */
    private TestFinished judged(RunRecord record, TestFinished compared) {
        GateVerdict known = record.verdict();
        if (known != null) {
            return compared.withVerdict(known);
        }
        TestFinished event = compared.judgedBy(settings().gates());
        records.change(record.id(), now -> now.withVerdict(event.verdict()));
        return event;
    }

    /** Repeats the event of a run whose messages could not be put into the outbox. */
    void repeat(RunRecord record) {
        if (record.isOver()) {
            reportEnd(record, false);
        } else {
            reportStart(record, false);
        }
    }

    /** @param reported marks the event as reported, once all its messages are in the outbox */
    private void report(RunRecord record, RunEvent event, boolean isNew, UnaryOperator<RunRecord> reported) {
        if (isNew) {
            RunEventListener.fire(build, event);
        }
        List<Recipient> recipients = Recipients.of(settings(), build).all();
        if (new RunNotifier(build, records, record).send(event, recipients)) {
            records.change(record.id(), reported);
        }
    }

    void closeMarkerIfDone() {
        if (all().stream().noneMatch(RunRecord::isOpen)) {
            OpenRunMarkers.get().closed(build, subscription);
        }
    }

    private TestContext context(RunSource source) {
        return BuildContext.of(build, settings(), source);
    }
}
