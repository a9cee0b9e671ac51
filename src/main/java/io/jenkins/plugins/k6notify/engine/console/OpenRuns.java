package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Kind;
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

    private final Consumer<RunInProgress> ended;

    /** In the order in which they were first seen; never empty. */
    private final List<RunInProgress> runs = new ArrayList<>(List.of(new RunInProgress()));

    /** Whose progress or summary was read last. */
    private RunInProgress current = last();

    /** @param ended called for a process that the next one follows */
    OpenRuns(Consumer<RunInProgress> ended) {
        this.ended = ended;
    }

    List<RunInProgress> all() {
        return List.copyOf(runs);
    }

    RunInProgress last() {
        return runs.get(runs.size() - 1);
    }

    RunInProgress current() {
        return current;
    }

    void setCurrent(RunInProgress run) {
        current = run;
    }

    boolean any(Predicate<RunInProgress> condition) {
        return runs.stream().anyMatch(condition);
    }

    /** Begins the next process. Those that have shown their end are over. */
    RunInProgress add() {
        for (RunInProgress run : all()) {
            if (run.isOver() || run.errors().isLast() || runs.size() >= MOST) {
                end(run);
            }
        }
        if (!last().isBlank()) {
            runs.add(new RunInProgress());
        }
        return last();
    }

    void end(RunInProgress run) {
        remove(run);
        ended.accept(run);
    }

    void remove(RunInProgress run) {
        runs.remove(run);
        if (runs.isEmpty()) {
            runs.add(new RunInProgress());
        }
        if (current == run) {
            current = last();
        }
    }

    void clear() {
        runs.clear();
        runs.add(new RunInProgress());
        current = last();
    }

    /** @return the process that a banner is of; null if a script has printed it */
    @CheckForNull
    RunInProgress ofBanner() {
        RunInProgress found = null;
        for (RunInProgress run : runs) {
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
    RunInProgress ofProgress(ProgressLine line) {
        if (runs.size() == 1 || current.isAnnounced() && current.hasSummary() && !current.isOver()) {
            return runs.size() == 1 ? last() : current;
        }
        Duration elapsed = line.elapsed();
        RunInProgress nearest = null;
        for (RunInProgress run : runs) {
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

    private static boolean isNearer(RunInProgress run, RunInProgress than) {
        int time = run.progress().elapsed().compareTo(than.progress().elapsed());
        return time > 0 || time == 0 && run.touchedAt() > than.touchedAt();
    }

    /** k6 prints its progress every second: a process that was running and is silent while the next one begins, is dead. */
    void endKilled(RunInProgress begun) {
        for (RunInProgress run : all()) {
            if (run != begun && run.hasProgress() && run.touchedAt() < begun.announcedAt()) {
                end(run);
            }
        }
    }

    /** @return the process that a summary is of which is not that of the current one */
    RunInProgress ofNextSummary() {
        RunInProgress run = current;
        for (RunInProgress other : runs) {
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
    RunInProgress ofStart() {
        RunInProgress run = last();
        return run.isAnnounced() || run.hasResults() || run.errors().isLastOfK6() ? add() : run;
    }

    RunInProgress ofEnd(LoggedError error) {
        if (runs.size() == 1) {
            return isOfNext(last(), error) ? add() : last();
        }
        RunInProgress best = null;
        for (RunInProgress run : runs) {
            if (run.isAnnounced() && !run.errors().isLastOfK6() && (best == null || isNearerToEnd(run, best))) {
                best = run;
            }
        }
        return best == null ? last() : best;
    }

    private static boolean isNearerToEnd(RunInProgress run, RunInProgress than) {
        return run.hasResults() == than.hasResults() ? run.touchedAt() > than.touchedAt() : run.hasResults();
    }

    /** Whether a process with results of its own cannot have ended with an error: the next one has failed early. */
    private static boolean isOfNext(RunInProgress run, LoggedError error) {
        if (error.error().certainty() != Certainty.CERTAIN || error.error().kind() == Kind.OTHER) {
            return false;
        }
        if (run.errors().isLastOfK6() && !run.isAnnounced()) {
            return !run.errors().isSame(error);
        }
        return run.isOver() && !error.afterStart() && error.isOfOtherScriptThan(run.script());
    }
}
