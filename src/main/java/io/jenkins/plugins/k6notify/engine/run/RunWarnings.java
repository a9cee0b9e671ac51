package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.RunWarning.Kind;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides the warnings of a run (docs/design.md §4, "Warnings"). A warning requires proof by the metrics: a missing
 * metric never causes a warning.
 */
public final class RunWarnings {

    private RunWarnings() {}

    /**
     * Returns the warnings of a run that ended with this outcome, in the order of {@link Kind}. Only a run with status
     * {@link K6Status#FINISHED} has warnings, whether it passed or failed; the status of an aborted run already shows
     * that the test is incomplete.
     *
     * @param scriptExceptions the number of script exceptions that k6 logged
     * @param completedIterations the number of iterations in k6's last progress line; null if no progress line was
     *     seen. The summary may count more, because the last progress line that was seen may be from the middle of the
     *     run.
     */
    public static List<RunWarning> of(
            Outcome outcome, K6Summary summary, long scriptExceptions, @CheckForNull Long completedIterations) {
        List<RunWarning> warnings = new ArrayList<>();
        if (outcome.status() != K6Status.FINISHED) {
            return warnings;
        }
        if (allRequestsFailed(summary)) {
            warnings.add(new RunWarning(Kind.ALL_REQUESTS_FAILED, null));
        }
        if (completed(summary, completedIterations) == 0) {
            warnings.add(new RunWarning(Kind.NO_ITERATION_COMPLETED, null));
        }
        Checks checks = summary.checks();
        if (checks != null && checks.passes() + checks.fails() == 0) {
            warnings.add(new RunWarning(Kind.NO_CHECK_EXECUTED, null));
        }
        long dropped = count(summary, "dropped_iterations.count");
        if (dropped > 0) {
            warnings.add(new RunWarning(Kind.ITERATIONS_DROPPED, dropped));
        }
        if (scriptExceptions > 0) {
            warnings.add(new RunWarning(Kind.SCRIPT_EXCEPTIONS, scriptExceptions));
        }
        return warnings;
    }

    /** Returns the warnings of a run whose output was not seen, as {@link #of}; the first says that it was not. */
    public static List<RunWarning> ofUnseen(Outcome outcome, K6Summary summary) {
        List<RunWarning> warnings = of(outcome, summary, 0, null);
        if (outcome.status() == K6Status.FINISHED) {
            warnings.add(0, new RunWarning(Kind.OUTPUT_NOT_SEEN, null));
        }
        return warnings;
    }

    private static boolean allRequestsFailed(K6Summary summary) {
        long requests = Math.max(count(summary, "http_reqs.count"), count(summary, "http_req_failed.passes"));
        return requests > 0 && summary.metric("http_req_failed.rate").orElse(0) >= 1;
    }

    /** Returns the number of completed iterations; negative if unknown. */
    private static long completed(K6Summary summary, @CheckForNull Long inProgress) {
        return Math.max(inProgress == null ? -1 : inProgress, count(summary, "iterations.count"));
    }

    /** Returns the value of a metric; negative if the summary lacks it. */
    private static long count(K6Summary summary, String metric) {
        return (long) summary.metric(metric).orElse(-1);
    }
}
