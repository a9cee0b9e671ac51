package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.FinalError.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The k6 processes that write to one stream and whose end has not been reported: usually one, several if they run at the same
 * time. Finds the process to which a line belongs. Not safe for use by several threads.
 */
final class OpenRuns {

    /** So many processes may write at the same time. */
    private static final int MOST = 20;

    private final Consumer<RunTracker> ended;

    /** In the order in which they were first seen; never empty. */
    private final List<RunTracker> runs = new ArrayList<>(List.of(new RunTracker()));

    /** Whose progress or summary was read last. */
    private RunTracker current = last();

    /** @param ended called for a process that the next one follows */
    OpenRuns(Consumer<RunTracker> ended) {
        this.ended = ended;
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

    /** Begins the next process. Those that have shown their end are over. */
    RunTracker add() {
        for (RunTracker run : all()) {
            if (run.isOver() || run.errors().isLast() || runs.size() >= MOST) {
                end(run);
            }
        }
        if (!last().isBlank()) {
            runs.add(new RunTracker());
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
            runs.add(new RunTracker());
        }
        if (current == run) {
            current = last();
        }
    }

    void clear() {
        runs.clear();
        runs.add(new RunTracker());
        current = last();
    }

    /** @return the process that a banner is of; null if a script has printed it */
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
            // k6 prints its logo first; a banner in the middle of a run without one is a script's.
            return null;
        }
        return found == null ? add() : found;
    }

    /**
     * The time in progress only grows, so a line belongs to the process with the nearest time before it; to the one that has
     * printed its summary, and not the progress behind it, if there is one.
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

    /** k6 prints its progress every second: a process that was running and is silent while the next one begins, is dead. */
    void endKilled(RunTracker begun) {
        for (RunTracker run : all()) {
            if (run != begun && run.hasProgress() && run.touchedAt() < begun.announcedAt()) {
                end(run);
            }
        }
    }

    /** @return the process that a summary is of which is not that of the current one */
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

    /** k6 has such an error before its banner, so it is not of a process that has printed one. */
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

    /** Whether a process with results of its own cannot have ended with an error: the next one has failed early. */
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
