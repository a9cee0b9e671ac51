package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;

/** The errors of one process; the last one may be the error that k6 ended with. */
final class RunErrors {

    @CheckForNull
    private LoggedError last;

    /** The error with which the script marked the test as failed while the test continued. */
    @CheckForNull
    private LoggedError verdict;

    private boolean first;
    private boolean behindResults;

    /**
     * Adds an error.
     *
     * @param isFirst whether nothing else of the process has been seen
     * @param isBehindResults whether its summary or the progress of its end has been seen
     */
    void add(LoggedError error, boolean isFirst, boolean isBehindResults) {
        if (error.isVerdictOfScript()) {
            verdict = error;
            return;
        }
        boolean lessCertain =
                error.error().kind() == Kind.OTHER || error.error().certainty() == Certainty.BARE;
        if (!isLast() || !lessCertain) {
            last = error;
            first = isFirst;
            behindResults = isBehindResults;
        }
    }

    /** Handles other output of the process after the error. */
    void overtaken() {
        last = last == null ? null : last.overtaken();
    }

    void clear() {
        last = null;
    }

    boolean isEmpty() {
        return last == null && verdict == null;
    }

    /** Whether the last output of the process is an error. */
    boolean isLast() {
        return last != null && last.error().certainty() != Certainty.OVERTAKEN;
    }

    /** Whether the last output of the process is an error that only k6 logs. */
    boolean isLastOfK6() {
        return isLast() && kind() != Kind.OTHER;
    }

    /** Whether standard error was printed before standard output: k6 logs such an error only after its banner. */
    boolean isEarly() {
        return last != null && first && last.afterStart();
    }

    /** Whether the process ended with an error after its results, which is the order in which k6 prints them. */
    boolean isBehindResults() {
        return isLastOfK6() && behindResults;
    }

    /** Whether there is an error that only k6 logs. */
    boolean showK6() {
        return verdict != null || last != null && kind() != Kind.OTHER;
    }

    /** @return the kind of the last error; null if there is none */
    @CheckForNull
    Kind kind() {
        return last == null ? null : last.error().kind();
    }

    /** Whether the last error has the same message as another one. */
    boolean isSame(LoggedError other) {
        return last != null && last.error().message().equals(other.error().message());
    }

    /** @return the error that is evidence of the end; null if there is none */
    @CheckForNull
    FinalError closing() {
        LoggedError closing = isLastOfK6() || verdict == null ? last : verdict;
        return closing == null ? null : closing.error();
    }
}
