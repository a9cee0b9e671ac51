package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.Executor;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.archive.SkippedFile;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.console.SummarySource;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.gate.GateResult;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.ReportQueue;
import io.jenkins.plugins.k6notify.report.ReportQueues;
import io.jenkins.plugins.k6notify.report.RunDirectory;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows the console of one build and its processes. Accepts lines on the console thread and passes runs to the queue
 * of the build. Safe for use by several threads.
 */
final class BuildWatch implements LineListener, RunObserver {

    /** The queue only writes small files; a hanging disk delays the build at most this long. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final AbstractBuild<?, ?> build;
    private final RunReporter reporter;
    private final ReportQueue queue;
    private final Clock clock;
    private final BuildSummaries summaries;
    private final BuildProcesses processes;
    private final K6Console console;
    private final Set<UUID> judged = ConcurrentHashMap.newKeySet();

    /** Whether the gates were applied to an expected run that had not been seen. */
    private volatile boolean judgedWithoutRun;

    /**
     * Null until an interruption. Later lines are ignored, as a killed k6 prints its last lines after the interruption.
     */
    @CheckForNull
    private volatile Interruption interruption;

    /**
     * @param summaryFile as configured; null for none
     * @param watchesProcesses whether processes of k6 leave records
     */
    BuildWatch(
            AbstractBuild<?, ?> build,
            Subscription subscription,
            @CheckForNull String summaryFile,
            boolean watchesProcesses,
            Clock clock) {
        this.build = build;
        this.reporter = new RunReporter(build, subscription);
        this.queue = ReportQueues.get().of(build);
        this.clock = clock;
        this.summaries = new BuildSummaries(build, summaryFile, clock);
        this.processes = new BuildProcesses(build, watchesProcesses);
        this.console = new K6Console(clock, this, SummarySource.NONE, processes, () -> source().location());
        queue.execute(reporter::expect);
    }

    /** Returns a stream that passes everything to the log and is watched. */
    OutputStream watching(OutputStream log) {
        return new ConsoleWatcher(log, this);
    }

    @Override
    public void line(String line) {
        if (interruption == null) {
            console.line(line);
        }
    }

    @Override
    public boolean wantsEveryLine() {
        return interruption == null && console.wantsEveryLine();
    }

    /**
     * Records the start of a process.
     *
     * @param launcher that starts it
     * @return additional environment variables for the process
     */
    Map<String, String> processStarts(Launcher launcher, EnvVars environment) throws InterruptedException {
        Map<String, String> added = new HashMap<>(summaries.processStarts(environment));
        added.putAll(processes.shellStarts(launcher, environment));
        return added;
    }

    void processEnded(int exitCode) {
        if (interruption == null) {
            processes.read();
            console.processEnded(exitCode, summary());
        }
        processes.shellEnded();
    }

    /** Records that a process has lost its agent, so that its end will not be observed. */
    void processLost() {
        interrupted(Interruption.SYSTEM);
    }

    void processInterrupted() {
        Executor executor = Executor.currentExecutor();
        interrupted(
                executor == null ? Interruption.SYSTEM : new Abort(build).reason(executor.getCausesOfInterruption()));
    }

    private void interrupted(Interruption reason) {
        if (interruption == null) {
            processes.read();
            console.end(new Ending(null, reason, K6Summary.EMPTY));
            interruption = reason;
        }
        processes.shellEnded();
    }

    /**
     * Records that the build steps have ended, and waits until everything is on disk. May be called repeatedly; later
     * processes are still followed. Distributed runs end, so that quality gates can judge them.
     */
    void stepsEnded() {
        endConsole();
        queue.execute(reporter::awaitNoInstances);
        queue.await(LONGEST_WAIT);
    }

    /** Returns the files of the runs so far that were not kept. */
    List<SkippedFile> skippedFiles() {
        return reporter.runs().stream()
                .flatMap(run -> run.files().stream())
                .flatMap(files -> files.skipped().stream())
                .toList();
    }

    /**
     * Returns what the quality gates say about the runs since the last call. An expected run that is not seen by the end
     * of the build steps counts, as the result of a build cannot be changed at its end.
     */
    GateResult judge() {
        GateResult gates = GateResult.of(reporter.runs().stream()
                .filter(run -> (run.isOver() || run.leftInCloud()) && judged.add(run.id()) && !judgedWithoutRun)
                .toList());
        GateVerdict missing = reporter.verdictWithoutRun();
        if (missing != null) {
            judgedWithoutRun = true;
            gates.add(build.getParent().getFullName(), missing);
        }
        return gates;
    }

    /**
     * Records that the build and its post-build actions have ended: no further run can start. Waits like
     * {@link #stepsEnded}.
     */
    void buildEnded() {
        endConsole();
        Outcome outcome = Objects.requireNonNullElse(interruptionOfBuild(), Interruption.SYSTEM)
                .outcome();
        queue.execute(() -> reporter.abandon(outcome, clock.instant()));
        queue.await(LONGEST_WAIT);
    }

    private void endConsole() {
        if (interruption == null) {
            console.end(new Ending(null, interruptionOfBuild(), summary()));
        }
    }

    @CheckForNull
    private Interruption interruptionOfBuild() {
        if (interruption != null) {
            return interruption;
        }
        return build.getResult() == Result.ABORTED ? new Abort(build).reason(List.of()) : null;
    }

    /** Reads the summary on the thread of the build: the thread of the console must not wait for an agent. */
    private K6Summary summary() {
        return console.showsK6() ? summaries.read() : K6Summary.EMPTY;
    }

    @Override
    public void started(K6Run run) {
        queue.execute(() -> reporter.started(source(), run));
    }

    @Override
    public void finished(K6Run run) {
        summaries.runEnded();
        RunDirectory directory = RunDirectory.now(build::getWorkspace, clock);
        queue.execute(() -> reporter.finished(source(), run, directory));
    }

    @Override
    public void leftInCloud(K6Run run) {
        summaries.runEnded();
        queue.execute(() -> reporter.leftInCloud(source(), run));
    }

    private RunSource source() {
        return new RunSource("build", build.getBuiltOnStr(), null);
    }
}
