package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarnings;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.OutcomeRules;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run whose output is not on the console: it was redirected to a file, or k6 was told to print nothing. */
record UnseenRun(K6Process process, K6Summary summary) {

    /** An interrupted k6 writes its summary before it exits, within its own time for a graceful stop. */
    private static final Duration GRACEFUL_STOP = Duration.ofSeconds(30);

    /**
     * Selects the facts that concern this run.
     *
     * @param ofShell the end of the shell that started the process
     * @param isLast whether the exit code of the shell may be that of this process; a summary that the author of the
     *     script has asked for may then be its, too
     */
    Ending ending(Ending ofShell, boolean isLast, Instant now) {
        Instant end = process.summarized();
        boolean isEarlier = !isLast && end != null && end.plus(GRACEFUL_STOP).isBefore(now);
        return new Ending(
                isLast ? ofShell.exitCode() : null,
                isEarlier ? null : ofShell.interruption(),
                isLast && summary.isEmpty() ? ofShell.summary() : summary);
    }

    boolean hasCrossedThresholds() {
        return !summary.crossed().isEmpty();
    }

    void report(int ordinal, Ending ending, Instant now, OutcomeRules rules, RunObserver observer) {
        if (process.command().has("--exit-on-running") && ending.isWithoutFailure()) {
            observer.started(run(ordinal, null, null, ending));
            observer.leftInCloud(run(ordinal, null, null, ending));
            return;
        }
        Outcome outcome = rules.decideUnseen(ending);
        if (!ending.summary().isEmpty() || outcome.status() != K6Status.ABORTED_BY_SCRIPT_ERROR) {
            observer.started(run(ordinal, null, null, ending));
        }
        Instant summarized = process.summarized();
        Instant end = summarized == null ? now : summarized;
        observer.finished(run(ordinal, end.isBefore(process.started()) ? process.started() : end, outcome, ending));
    }

    private K6Run run(int ordinal, @CheckForNull Instant ended, @CheckForNull Outcome outcome, Ending ending) {
        return new K6Run(
                ordinal,
                new Banner(null, process.command().script(), null, null),
                process.started(),
                ended,
                outcome,
                ended == null ? null : ending.exitCode(),
                ended == null ? K6Summary.EMPTY : ending.summary(),
                outcome == null ? List.of() : RunWarnings.ofUnseen(outcome, ending.summary()));
    }
}
