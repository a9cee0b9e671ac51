package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.console.SummarySource;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunDirectory;
import io.jenkins.plugins.k6notify.report.RunReporter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Log of one step and the runs in it, read up to the last written line. After a restart reading starts from the
 * beginning, and the reporter ignores events it already knows. Not safe for use by several threads.
 */
@Restricted(NoExternalUse.class)
public final class StepLog implements RunObserver {

    private final FlowNode step;
    private final RunSource source;
    private final RunReporter reporter;
    private final Clock clock = Clock.systemUTC();
    private final K6Console console;
    private final LogTail tail;
    private int endedRuns;

    @CheckForNull
    private Instant runStarted;

    public StepLog(FlowNode step, RunReporter reporter, ProcessSource processes) {
        this.step = step;
        this.source = StepSource.of(step);
        this.reporter = reporter;
        this.console = new K6Console(clock, this, SummarySource.NONE, processes, source::location);
        this.tail = new LogTail(step, this::writeTo, console);
    }

    public FlowNode step() {
        return step;
    }

    /** Reads new lines, also of a step that has just ended. */
    public void read() {
        tail.read();
    }

    /** Reads the rest of the log of an ended step, including a last line without a line break. No read may follow. */
    public void readToEnd() {
        tail.readToEnd();
    }

    private long writeTo(OutputStream out, long from) throws IOException {
        LogAction log = step.getAction(LogAction.class);
        return log == null ? from : log.getLogText().writeRawLogTo(from, out);
    }

    /** Records the end of the step, after its log was read to the end. */
    public void end(StepEnding ending, StepSummary summary) {
        K6Summary summaryOfRun = console.showsK6() ? summary.read(step, maxSummaryAge()) : K6Summary.EMPTY;
        Integer exitCode = ending.exitCode();
        if (exitCode == null) {
            console.end(new Ending(null, ending.interruption(), summaryOfRun));
        } else {
            console.processEnded(exitCode, summaryOfRun);
        }
    }

    @Override
    public void started(K6Run run) {
        runStarted = run.started();
        reporter.started(source, run);
    }

    @Override
    public void finished(K6Run run) {
        endedRuns++;
        runStarted = null;
        reporter.finished(source, run, RunDirectory.now(() -> StepSource.directory(step), clock));
    }

    @Override
    public void leftInCloud(K6Run run) {
        endedRuns++;
        runStarted = null;
        reporter.leftInCloud(source, run);
    }

    /**
     * Returns the maximum age of a summary of the last run. Older summaries belong to earlier runs of the same step.
     */
    private Duration maxSummaryAge() {
        Instant begin = endedRuns == 0 ? Instant.ofEpochMilli(TimingAction.getStartTime(step)) : runStarted;
        return begin == null ? Duration.ZERO.minusDays(1) : Duration.between(begin, clock.instant());
    }
}
