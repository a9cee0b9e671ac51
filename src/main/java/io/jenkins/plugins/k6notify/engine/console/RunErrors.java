package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.FinalError;
import io.jenkins.plugins.k6notify.engine.run.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.FinalError.Kind;

/** The errors of one process; the last one may be the error that k6 ended with. */
final class RunErrors {

    @CheckForNull
    private LoggedError last;

    /** What the script said while the test went on. */
    @CheckForNull
    private LoggedError verdict;

    private boolean first;
    private boolean behindResults;

    /**
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

    /** The process has printed something else. */
    void overtaken() {
        last = last == null ? null : last.overtaken();
    }

    void clear() {
        last = null;
    }

    boolean isEmpty() {
        return last == null && verdict == null;
    }

    /** Whether the last thing that the process printed is an error. */
    boolean isLast() {
        return last != null && last.error().certainty() != Certainty.OVERTAKEN;
    }

    /** The same, if only k6 has such an error. */
    boolean isLastOfK6() {
        return isLast() && kind() != Kind.OTHER;
    }

    /** Whether standard error was shown before standard output: k6 has such an error only behind its banner. */
    boolean isEarly() {
        return last != null && first && last.afterStart();
    }

    /** Whether the process ended with an error behind its results, as it does if the lines are in their order. */
    boolean isBehindResults() {
        return isLastOfK6() && behindResults;
    }

    /** Whether there is an error that only k6 has. */
    boolean showK6() {
        return verdict != null || last != null && kind() != Kind.OTHER;
    }

    /** @return the kind of the last error; null if there is none */
    @CheckForNull
    Kind kind() {
        return last == null ? null : last.error().kind();
    }

    /** Whether the last error is the same as another one. */
    boolean isSame(LoggedError other) {
        return last != null && last.error().message().equals(other.error().message());
    }

    /** @return what is evidence of the end; null if there is none */
    @CheckForNull
    FinalError closing() {
        LoggedError closing = isLastOfK6() || verdict == null ? last : verdict;
        return closing == null ? null : closing.error();
    }
}
