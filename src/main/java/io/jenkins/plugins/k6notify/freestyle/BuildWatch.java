package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.Executor;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.ReportQueue;
import io.jenkins.plugins.k6notify.report.ReportQueues;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.Subscription;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Follows the console of one build, and the processes that write to it. What it is shown on the thread of the console it
 * hands on to a queue. Safe for use by several threads.
 */
final class BuildWatch implements RunObserver {

    /** The queue does nothing but write small files; a disk that hangs does not hold up the build for longer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final AbstractBuild<?, ?> build;
    private final RunReporter reporter;
    private final ReportQueue queue;
    private final Clock clock;
    private final BuildSummaries summaries;
    private final K6Console console;

    /** Null until an interruption. Nothing is believed after one: a k6 that was killed prints its last lines later. */
    @CheckForNull
    private volatile Interruption cut;

    BuildWatch(AbstractBuild<?, ?> build, Subscription subscription, @CheckForNull String summaryFile, Clock clock) {
        this.build = build;
        this.reporter = new RunReporter(build, subscription);
        this.queue = ReportQueues.get().of(build);
        this.clock = clock;
        this.summaries = new BuildSummaries(build, summaryFile, clock);
        this.console = new K6Console(clock, this, summaries, () -> source().place());
        queue.add(reporter::expect);
    }

    OutputStream watching(OutputStream log) {
        return new ConsoleWatcher(log, new UncutLines());
    }

    /** The lines that are still believed. */
    private final class UncutLines implements LineListener {

        @Override
        public void line(String line) {
            if (cut == null) {
                console.line(line);
            }
        }

        @Override
        public boolean wantsEveryLine() {
            return cut == null && console.wantsEveryLine();
        }
    }

    /** What the author of the job should know, one line each. */
    List<String> problems() {
        return reporter.problems();
    }

    /** @return what the process shall find in its environment besides what it is given */
    Map<String, String> processBegins(EnvVars given, EnvVars ofAgent) throws InterruptedException {
        return summaries.processBegins(given, ofAgent);
    }

    void processEnded(int exitCode) {
        if (cut == null) {
            fetchSummary();
            console.processEnded(exitCode);
        }
    }

    /** A process of which no end will be seen: its agent is gone. */
    void processLost() {
        cut(Interruption.SYSTEM);
    }

    void processInterrupted() {
        Executor executor = Executor.currentExecutor();
        cut(executor == null ? Interruption.SYSTEM : new Abort(build).reason(executor.getCausesOfInterruption()));
    }

    /**
     * The steps of the build are over. May be called more than once, and later processes are still followed. Waits until
     * everything is on disk.
     */
    void stepsEnded() {
        endConsole();
        queue.await(LONGEST_WAIT);
    }

    /** The build is over, and so are its post-build actions: no run will be seen any more. Waits as {@link #stepsEnded}. */
    void buildEnded() {
        endConsole();
        Outcome outcome =
                Objects.requireNonNullElse(interruption(), Interruption.SYSTEM).outcome();
        queue.add(() -> reporter.abandon(outcome, clock.instant()));
        queue.await(LONGEST_WAIT);
    }

    private void endConsole() {
        if (cut == null) {
            fetchSummary();
            console.end(new Ending(null, interruption(), K6Summary.EMPTY));
        }
    }

    @CheckForNull
    private Interruption interruption() {
        if (cut != null) {
            return cut;
        }
        return build.getResult() == Result.ABORTED ? new Abort(build).reason(List.of()) : null;
    }

    private void cut(Interruption interruption) {
        if (cut == null) {
            console.end(new Ending(null, interruption, K6Summary.EMPTY));
            cut = interruption;
        }
    }

    private void fetchSummary() {
        try {
            if (console.showsK6()) {
                summaries.fetch();
            }
        } catch (InterruptedException e) {
            // The build notices soon; this process is over, and its exit code is true.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void started(K6Run run) {
        queue.add(() -> reporter.started(source(), run));
    }

    @Override
    public void finished(K6Run run) {
        queue.add(() -> reporter.finished(source(), run));
    }

    @Override
    public void leftInCloud(K6Run run) {
        queue.add(() -> reporter.leftInCloud(source(), run));
    }

    private RunSource source() {
        return new RunSource("build", build.getBuiltOnStr(), null);
    }
}
