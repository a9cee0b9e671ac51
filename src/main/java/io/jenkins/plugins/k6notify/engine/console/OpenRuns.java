package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressLine;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The k6 processes that write to one stream and whose end has not been reported: usually one, several if they run at
 * the same time. Finds the process to which a line belongs. Not safe for use by several threads.
 */
final class OpenRuns {

    /** The maximum number of processes that write at the same time. */
    private static final int MOST = 20;

    private final Consumer<RunTracker> ended;

    @CheckForNull
    private final String stream;

    /** The processes in the order in which they were first seen; never empty. */
    private final List<RunTracker> runs = new ArrayList<>();

    /** The process whose progress or summary was read last. */
    private RunTracker current;

    /**
     * @param stream the prefix of the lines; null if they have none
     * @param ended called for a process that ended before the next one began
     */
    OpenRuns(@CheckForNull String stream, Consumer<RunTracker> ended) {
        this.stream = stream;
        this.ended = ended;
        this.current = addNew();
    }

    private RunTracker addNew() {
        RunTracker run = new RunTracker(stream);
        runs.add(run);
        return run;
    }

    List<RunTracker> all() {
        return List.copyOf(runs);
    }

    RunTracker last() {
        return runs.get(runs.size() - 1);
    }

    RunTracker current() {
        return current;
    }

    void setCurrent(RunTracker run) {
        current = run;
    }

    boolean any(Predicate<RunTracker> condition) {
        return runs.stream().anyMatch(condition);
    }

    /** Adds the next process, and ends those that have printed their end. */
    RunTracker add() {
        for (RunTracker run : all()) {
            if (run.isOver() || run.errors().isLast() || runs.size() >= MOST) {
                end(run);
            }
        }
        if (!last().isBlank()) {
            addNew();
        }
        return last();
    }

    void end(RunTracker run) {
        remove(run);
        ended.accept(run);
    }

    void remove(RunTracker run) {
        runs.remove(run);
        if (runs.isEmpty()) {
            addNew();
        }
        if (current == run) {
            current = last();
        }
    }

    void clear() {
        runs.clear();
        current = addNew();
    }

    /** @return the process to which a banner belongs; null if a script printed it */
    @CheckForNull
    RunTracker ofBanner() {
        RunTracker found = null;
        for (RunTracker run : runs) {
            RunErrors errors = run.errors();
            if (!run.isAnnounced() && !run.hasResults() && (!errors.isLast() || errors.isEarly())) {
                found = run;
            }
        }
        if (found == null && any(run -> run.isAnnounced() && !run.isOver() && !run.hasResults())) {
            // k6 prints its logo first; a banner without a logo in the middle of a run comes from a script.
            return null;
        }
        return found == null ? add() : found;
    }

    /**
     * Finds the process of a progress line. The elapsed time only increases, so a line belongs to the process with the
     * nearest earlier time; a process that has printed its summary, but not the progress after it, takes precedence.
     */
    RunTracker ofProgress(ProgressLine line) {
        if (runs.size() == 1 || current.isAnnounced() && current.hasSummary() && !current.isOver()) {
            return runs.size() == 1 ? last() : current;
        }
        Duration elapsed = line.elapsed();
        RunTracker nearest = null;
        for (RunTracker run : runs) {
            boolean fits = run.isAnnounced()
                    && !run.isOver()
                    && (elapsed == null
                            ? !run.isRunning()
                            : run.progress().elapsed().compareTo(elapsed) < 0);
            if (fits && (nearest == null || isNearer(run, nearest))) {
                nearest = run;
            }
        }
        return nearest == null ? last() : nearest;
    }

    private static boolean isNearer(RunTracker run, RunTracker than) {
        int time = run.progress().elapsed().compareTo(than.progress().elapsed());
        return time > 0 || time == 0 && run.touchedAt() > than.touchedAt();
    }

    /**
     * Ends killed processes: k6 prints its progress every second, so a running process that stays silent while the next
     * one begins has been killed.
     */
    void endKilled(RunTracker begun) {
        for (RunTracker run : all()) {
            if (run != begun && run.hasProgress() && run.touchedAt() < begun.announcedAt()) {
                end(run);
            }
        }
    }

    /** @return the process to which a summary belongs that is not the summary of the current process */
    RunTracker ofNextSummary() {
        RunTracker run = current;
        for (RunTracker other : runs) {
            if (other != run && other.isAnnounced() && !other.isOver() && !other.hasSummary()) {
                return other;
            }
        }
        if (run.isAnnounced() && !run.isOver()) {
            run.restartSummary();
            return run;
        }
        return add();
    }

    /**
     * Finds the process of an error that k6 logs before its banner, so it does not belong to a process that has printed
     * one.
     */
    RunTracker ofStart() {
        RunTracker run = last();
        return run.isAnnounced() || run.hasResults() || run.errors().isLastOfK6() ? add() : run;
    }

    RunTracker ofEnd(LoggedError error) {
        if (runs.size() == 1) {
            return isOfNext(last(), error) ? add() : last();
        }
        RunTracker best = null;
        for (RunTracker run : runs) {
            if (run.isAnnounced() && !run.errors().isLastOfK6() && (best == null || isNearerToEnd(run, best))) {
                best = run;
            }
        }
        return best == null ? last() : best;
    }

    private static boolean isNearerToEnd(RunTracker run, RunTracker than) {
        return run.hasResults() == than.hasResults() ? run.touchedAt() > than.touchedAt() : run.hasResults();
    }

    /**
     * Whether the error belongs to the next process, which failed early: a process with results cannot have ended with
     * it.
     */
    private static boolean isOfNext(RunTracker run, LoggedError error) {
        if (error.error().certainty() != Certainty.CERTAIN || error.error().kind() == Kind.OTHER) {
            return false;
        }
        if (run.errors().isLastOfK6() && !run.isAnnounced()) {
            return !run.errors().isSame(error);
        }
        return run.isOver() && !error.afterStart() && error.isOfOtherScriptThan(run.script());
    }
}
