package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence;
import io.jenkins.plugins.k6notify.engine.run.outcome.OutcomeRules;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Numbers the runs of a console, decides their outcome, and reports them to the observer, including runs that are known
 * from their process only. Not safe for use by several threads.
 */
final class RunReports {

    /**
     * The maximum number of runs to report per console: real scripts start fewer, but a hostile one may print output of
     * more.
     */
    static final int MOST_RUNS = 500;

    private final Clock clock;
    private final RunObserver observer;
    private final SummarySource summaries;
    private final ProcessMatcher processes;
    private final OutcomeRules rules = new OutcomeRules();
    private int ordinal;

    RunReports(Clock clock, RunObserver observer, SummarySource summaries, ProcessSource processes) {
        this.clock = clock;
        this.observer = observer;
        this.summaries = summaries;
        this.processes = new ProcessMatcher(processes);
    }

    /** Reports that k6 generates load; once for each run. */
    void started(RunTracker run) {
        if (run.ordinal() == 0 && ordinal < MOST_RUNS) {
            number(run);
            observer.started(run.running());
        }
    }

    /**
     * Reports the end of a run, unless the output is not of one.
     *
     * @param isAlone whether no other process has written to the console: a summary without a known process is of one of
     *     them
     * @param traced whether the trace of a shell command that starts k6 was seen
     */
    void finished(RunTracker run, Ending known, boolean isAlone, boolean traced) {
        if (isFull() && run.ordinal() == 0 || run.isErrorAlone() && processes.areAllWithoutRun()) {
            return;
        }
        K6Process process = run.isBlank()
                ? null
                : processes.find(run.script(), run.shownSummary()).orElse(null);
        Ending ending = withSummary(process, isAlone ? known.completedBy(summaries.take()) : known);
        Evidence seen = run.evidence(traced || process != null);
        Outcome outcome = rules.decide(seen, ending).orElse(null);
        if (outcome != null) {
            reported(run, process);
            if (run.isAnnounced()) {
                started(run);
            }
            number(run);
            observer.finished(run.over(outcome, ending, clock.instant()));
        } else if (rules.isLeftInCloud(seen, ending)) {
            reported(run, process);
            started(run);
            observer.leftInCloud(run.running());
        }
    }

    private Ending withSummary(@CheckForNull K6Process process, Ending known) {
        K6Summary summary = process == null ? K6Summary.EMPTY : processes.summary(process);
        return summary.isEmpty() ? known : new Ending(known.exitCode(), known.interruption(), summary);
    }

    private void reported(RunTracker run, @CheckForNull K6Process process) {
        processes.reported(run.script(), run.shownSummary(), process);
        if (process != null) {
            run.processFound(process);
        }
    }

    /** Whether a process was started whose output is not on the console, so that its run has not been reported. */
    boolean hasUnseen() {
        return !processes.unseen().isEmpty();
    }

    /** Whether a process whose output is not on the console was started after the one of this run. */
    boolean isFollowedByUnseen(RunTracker run) {
        return processes.isFollowed(run.script(), run.shownSummary());
    }

    /**
     * Reports the runs whose output is not on the console, and forgets all processes.
     *
     * @param ending of the shell that started them; its exit code can be that of the last one only
     */
    void finishUnseen(Ending ending) {
        List<UnseenRun> unseen = processes.unseen().stream()
                .limit((long) MOST_RUNS - ordinal)
                .map(process -> new UnseenRun(process, processes.summary(process)))
                .toList();
        UnseenRun last = lastEnded(unseen, ending);
        Instant now = clock.instant();
        for (UnseenRun run : unseen) {
            ordinal++;
            run.report(ordinal, run.ending(ending, run == last, now), now, rules, observer);
        }
        processes.clear();
    }

    /**
     * Returns the run whose exit code the shell may have: the one that was started last, unless the code says that
     * thresholds were crossed and only another one has crossed some, as with processes in the background.
     */
    @CheckForNull
    private static UnseenRun lastEnded(List<UnseenRun> runs, Ending ending) {
        UnseenRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last == null || last.hasCrossedThresholds() || !ending.isOfCrossedThresholds()) {
            return last;
        }
        return runs.stream().filter(UnseenRun::hasCrossedThresholds).findFirst().orElse(last);
    }

    private boolean isFull() {
        return ordinal >= MOST_RUNS;
    }

    private void number(RunTracker run) {
        if (run.ordinal() == 0) {
            ordinal++;
            run.number(ordinal);
        }
    }
}
