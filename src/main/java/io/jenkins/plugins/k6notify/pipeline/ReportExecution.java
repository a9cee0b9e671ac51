package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.ReportedOutcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.RunWarnings;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence;
import io.jenkins.plugins.k6notify.engine.run.outcome.OutcomeRules;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.pipeline.step.StepSource;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.BuildConsole;
import io.jenkins.plugins.k6notify.report.RunDirectory;
import io.jenkins.plugins.k6notify.report.RunReporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Execution of {@code k6NotifyRun}: reports the start or end of a run. */
final class ReportExecution extends NotifyExecution {

    private static final long serialVersionUID = 1L;

    /** Shared by all such steps of a build: two of them report the same run if they have the same test name. */
    private static final String SUBSCRIPTION = "reported";

    private final K6NotifyRunStep step;

    /** Index of the run among the runs of that name, from 1; 0 until decided. Kept over restarts. */
    private int place;

    ReportExecution(K6NotifyRunStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    K6NotifyRunStep step() {
        return step;
    }

    @Override
    public boolean start() throws Exception {
        StepContext context = getContext();
        printProblems(reporter());
        FilePath workspace = context.get(FilePath.class);
        if (step.getSummaryFile() != null && workspace == null) {
            throw new IllegalArgumentException(Messages.ReportExecution_NoWorkspace());
        }
        report(workspace);
        return false;
    }

    @Override
    public void onResume() {
        try {
            report(getContext().get(FilePath.class));
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public String getStatus() {
        return "reporting a k6 run";
    }

    private RunReporter reporter() throws IOException, InterruptedException {
        return new RunReporter(build(), subscription(SUBSCRIPTION), getContext().get(TaskListener.class));
    }

    private void report(@CheckForNull FilePath workspace) throws IOException, InterruptedException {
        RunReporter reporter = reporter();
        Instant buildStarted = Instant.ofEpochMilli(build().getStartTimeInMillis());
        TaskListener console = Objects.requireNonNull(getContext().get(TaskListener.class), "listener");
        FlowNode node = Objects.requireNonNull(getContext().get(FlowNode.class), "node");
        RunSource here = StepSource.of(node);
        RunSource source = new RunSource(sourceId(), here.node(), here.label());
        Executor queue = queue();
        queue.execute(guarded(
                () -> {
                    if (!reportRun(reporter, source, workspace, buildStarted)) {
                        BuildConsole.print(console, Messages.ReportExecution_NoSummary(step.getSummaryFile()));
                    }
                    complete(queue, null, reporter);
                },
                null));
    }

    /** The other runs belong to other steps, with gates of their own. */
    @Override
    List<RunRecord> judgedRuns(RunReporter reporter) {
        return reporter.runs().stream().filter(this::isReportedHere).toList();
    }

    private boolean isReportedHere(RunRecord record) {
        return record.source().id().equals(sourceId()) && record.place() == place;
    }

    private String sourceId() {
        return "reported " + Objects.requireNonNullElse(step.getTestName(), "");
    }

    /** @return false if no outcome is known, so that nothing was reported */
    private boolean reportRun(
            RunReporter reporter, RunSource source, @CheckForNull FilePath workspace, Instant buildStarted) {
        List<RunRecord> known = reporter.runs().stream()
                .filter(record -> record.source().id().equals(source.id()))
                .toList();
        RunRecord last = known.isEmpty() ? null : known.get(known.size() - 1);
        if (place == 0) {
            place = last == null ? 1 : last.place() + (last.isOver() ? 1 : 0);
            getContext().saveState();
        }
        Instant now = Instant.now();
        if (step.isStart()) {
            reporter.started(source, run(now, null, null, K6Summary.EMPTY));
            return true;
        }
        Instant started =
                last == null || last.place() != place ? null : last.run().started();
        K6Summary summary = summary(workspace, Objects.requireNonNullElse(started, buildStarted));
        Outcome outcome = outcome(summary);
        if (outcome != null) {
            reporter.finished(source, run(started, now, outcome, summary), new RunDirectory(() -> workspace, now));
        }
        return outcome != null;
    }

    private K6Run run(
            @CheckForNull Instant started,
            @CheckForNull Instant ended,
            @CheckForNull Outcome outcome,
            K6Summary summary) {
        List<RunWarning> warnings = outcome == null ? List.of() : RunWarnings.of(outcome, summary, 0, null);
        return new K6Run(place, Banner.NONE, started, ended, outcome, step.getExitCode(), summary, warnings);
    }

    /**
     * @param since time of the earliest valid summary: in a reused workspace, an older file belongs to an earlier build
     */
    private K6Summary summary(@CheckForNull FilePath workspace, Instant since) {
        String path = step.getSummaryFile();
        if (path == null || workspace == null) {
            return K6Summary.EMPTY;
        }
        return new SummaryFile(workspace, path).read(Duration.between(since, Instant.now()), false);
    }

    /** Returns null if exit code, status and summary are all missing. */
    @CheckForNull
    private Outcome outcome(K6Summary summary) {
        String status = step.getStatus();
        if (status != null) {
            return ReportedOutcome.of(status);
        }
        boolean seen = step.getExitCode() != null || !summary.isEmpty();
        Evidence evidence =
                new Evidence(Banner.NONE, false, Evidence.Scenarios.UNSEEN, false, seen, summary, null, null);
        return new OutcomeRules()
                .decide(evidence, new Ending(step.getExitCode(), null, summary))
                .orElse(null);
    }
}
