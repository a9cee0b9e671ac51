package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.line.K6Phrases;
import io.jenkins.plugins.k6notify.engine.log.ClosingErrorReader;
import io.jenkins.plugins.k6notify.engine.log.CrashReader;
import io.jenkins.plugins.k6notify.engine.log.LogEntry;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Kind;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that have one prefix, and the k6 processes that write them: usually one after the other. Where several write at
 * the same time, nothing in a line says whose it is; then each end that is seen counts for one of them. Not safe for use by
 * several threads.
 */
final class ProcessStream {

    /** Called for runs of a stream. */
    interface Listener {

        /** k6 makes load. May be called again for the same run. */
        void started(RunInProgress run);

        /** Nothing more will be read of this process. */
        void ended(RunInProgress run, Ending ending);
    }

    /** So many processes may write at the same time. */
    private static final int MOST_OPEN = 20;

    private final Listener listener;
    private final BannerReader bannerReader = new BannerReader();
    private final CrashReader crashReader = new CrashReader();
    private final ClosingErrorReader errorReader;

    /** In the order in which they were first seen; never empty. */
    private final List<RunInProgress> open = new ArrayList<>(List.of(new RunInProgress()));

    /** Whose progress or summary was read last. */
    private RunInProgress current = open.get(0);

    ProcessStream(Listener listener, ClosingErrorReader errorReader) {
        this.listener = listener;
        this.errorReader = errorReader;
    }

    List<RunInProgress> open() {
        return List.copyOf(open);
    }

    /** Whether there is a process whose summary has not been seen. */
    boolean awaitsSummary() {
        return open.stream().anyMatch(run -> run.isAnnounced() && !run.hasSummary() && !run.hasKnownError());
    }

    /** Whether there is a process that may still end with an error. */
    boolean awaitsError() {
        return open.stream().anyMatch(run -> (run.isAnnounced() || run.hasResults()) && !run.hasKnownError());
    }

    /** Whether there is a process that shows itself, and none of its ends. */
    boolean hasRunUnderWay() {
        return open.stream().anyMatch(run -> run.isAnnounced() && !run.isOver());
    }

    /** Whether the next line counts whatever it is. */
    boolean isInBlock() {
        return bannerReader.isInBlock()
                || crashReader.isInBlock()
                || open.stream().anyMatch(RunInProgress::isInBlock);
    }

    boolean showsK6() {
        return open.stream().anyMatch(RunInProgress::showsK6);
    }

    /** Reads a line that is no entry of a log. */
    void output(CharSequence line, LineStamp stamp) {
        Banner banner = bannerReader.read(line);
        if (banner != null) {
            announced(banner, stamp);
            return;
        }
        if (TextScanner.indexOf(line, K6Phrases.LOGO, 0) >= 0) {
            logo(stamp);
            return;
        }
        TextScanner scanner = new TextScanner(line, 0);
        scanner.skipBlanks();
        ProgressLine progress = ProgressReader.read(line, scanner.position());
        if (progress != null) {
            progressed(progress, stamp);
        } else if (!acceptBlock(line, stamp) && !summary(line, stamp)) {
            otherOutput(line, stamp);
        }
    }

    private boolean acceptBlock(CharSequence line, LineStamp stamp) {
        for (RunInProgress run : open) {
            if (run.acceptScenario(line, stamp) || run.acceptCloudStatus(line, stamp)) {
                return true;
            }
        }
        return false;
    }

    private void otherOutput(CharSequence line, LineStamp stamp) {
        crashReader.read(line, hasRunUnderWay()).ifPresent(crash -> error(crash, stamp));
        errorReader.readBare(line).ifPresent(error -> {
            RunInProgress run = ofEnd(error);
            if (!run.hasFormat() && (run.isAnnounced() || run.hasResults())) {
                run.error(error, stamp);
            }
        });
    }

    /**
     * An entry of a log was seen.
     *
     * @param showsFormat whether a k6 that has shown itself is now known to log in a format
     */
    void entry(LogEntry entry, boolean showsFormat) {
        RunInProgress run = last(open);
        if (!run.isBlank() && showsFormat) {
            run.formatSeen();
        }
        if (entry.isScriptException()) {
            current.scriptException();
        }
    }

    private void logo(LineStamp stamp) {
        RunInProgress run = last(open);
        if (isNotInstalled(run)) {
            // It was meanwhile: k6 version || install-k6.
            run.correctError(null);
        } else if (!run.isBlank() && !(run.isErrorAlone() && run.hasEarlyError())) {
            run = add();
        }
        run.logoSeen(stamp);
    }

    private static boolean isNotInstalled(RunInProgress run) {
        LoggedError error = run.error();
        return run.isErrorAlone() && error != null && error.error().kind() == Kind.NOT_INSTALLED;
    }

    private void announced(Banner banner, LineStamp stamp) {
        RunInProgress run = null;
        for (RunInProgress one : open) {
            if (!one.isAnnounced() && !one.hasResults() && (!one.hasError() || one.hasEarlyError())) {
                run = one;
            }
        }
        if (run == null) {
            if (open.stream().anyMatch(one -> one.isAnnounced() && !one.isOver() && !one.hasResults())) {
                // k6 prints its logo first; a banner in the middle of a run without one is a script's.
                return;
            }
            run = add();
        }
        run.announced(banner, stamp);
        current = run;
    }

    private void progressed(ProgressLine line, LineStamp stamp) {
        RunInProgress run = open.size() == 1 ? open.get(0) : ofProgress(line);
        run.progressed(line, stamp);
        current = run;
        if (run.isAnnounced() && run.isRunning()) {
            endKilled(run);
            listener.started(run);
        }
    }

    /**
     * The time in progress only grows, so a line belongs to the process with the nearest time before it; to the one that has
     * printed its summary, and not the progress behind it, if there is one.
     */
    private RunInProgress ofProgress(ProgressLine line) {
        if (current.hasSummary() && !current.isOver() && current.isAnnounced()) {
            return current;
        }
        RunInProgress nearest = null;
        for (RunInProgress run : open) {
            boolean fits = run.isAnnounced()
                    && !run.isOver()
                    && (line.elapsed() == null
                            ? !run.isRunning()
                            : run.progress().elapsed().compareTo(line.elapsed()) < 0);
            if (fits && (nearest == null || isNearer(run, nearest))) {
                nearest = run;
            }
        }
        return nearest == null ? last(open) : nearest;
    }

    private static boolean isNearer(RunInProgress run, RunInProgress than) {
        int time = run.progress().elapsed().compareTo(than.progress().elapsed());
        return time > 0 || time == 0 && run.touchedAt() > than.touchedAt();
    }

    /** k6 prints its progress every second: a process that was running and is silent while the next one begins, is dead. */
    private void endKilled(RunInProgress begun) {
        for (RunInProgress run : open()) {
            if (run != begun
                    && run.hasProgress()
                    && run.announcedAt() < begun.announcedAt()
                    && run.touchedAt() < begun.announcedAt()) {
                end(run);
            }
        }
    }

    private boolean summary(CharSequence line, LineStamp stamp) {
        RunInProgress run = current;
        ConsoleSummary.Kind kind =
                hasEndedBefore(run) && isOfSummary(line) ? ConsoleSummary.Kind.NEXT : run.acceptSummary(line, stamp);
        if (kind == ConsoleSummary.Kind.NEXT) {
            run = ofNextSummary(run);
            kind = run.acceptSummary(line, stamp);
            current = run;
        }
        return kind == ConsoleSummary.Kind.OWN;
    }

    /** k6 prints its summary before its last error, as long as standard error is not shown before standard output. */
    private static boolean hasEndedBefore(RunInProgress run) {
        return run.hasEndedWithError() || run.isErrorAlone() && run.hasKnownError() && !run.hasEarlyError();
    }

    private static boolean isOfSummary(CharSequence line) {
        return new ConsoleSummary().accept(line) == ConsoleSummary.Kind.OWN;
    }

    private RunInProgress ofNextSummary(RunInProgress run) {
        for (RunInProgress other : open) {
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

    /** Reads an error that k6 may have ended with. */
    void error(LoggedError error, LineStamp stamp) {
        RunInProgress run = error.error().kind() == Kind.NOT_STARTED ? ofStart() : ofEnd(error);
        run.error(error, stamp);
    }

    /** k6 has such an error before its banner, so it is not of a process that has printed one. */
    private RunInProgress ofStart() {
        RunInProgress run = last(open);
        return run.isAnnounced() || run.hasResults() || run.hasKnownError() ? add() : run;
    }

    private RunInProgress ofEnd(LoggedError error) {
        if (open.size() == 1) {
            RunInProgress run = open.get(0);
            return isOfNext(run, error) ? add() : run;
        }
        RunInProgress best = null;
        for (RunInProgress run : open) {
            if (run.isAnnounced() && !run.hasKnownError() && (best == null || isNearerToEnd(run, best))) {
                best = run;
            }
        }
        return best == null ? last(open) : best;
    }

    private static boolean isNearerToEnd(RunInProgress run, RunInProgress than) {
        return run.hasResults() == than.hasResults() ? run.touchedAt() > than.touchedAt() : run.hasResults();
    }

    /** Whether a process with the results of its own cannot have ended with an error: the next one has failed early. */
    private static boolean isOfNext(RunInProgress run, LoggedError error) {
        if (error.error().certainty() != Certainty.CERTAIN || error.error().kind() == Kind.OTHER) {
            return false;
        }
        LoggedError earlier = run.error();
        if (run.hasKnownError() && earlier != null && !run.isAnnounced()) {
            return !earlier.error().message().equals(error.error().message());
        }
        return run.isOver() && !error.afterStart() && error.isOfOtherScriptThan(run.script());
    }

    /** Begins the next process. Those that have shown their end are over. */
    private RunInProgress add() {
        for (RunInProgress run : open()) {
            if (run.isOver() || run.hasError() || open.size() >= MOST_OPEN) {
                end(run);
            }
        }
        if (last(open).isBlank()) {
            return last(open);
        }
        RunInProgress next = new RunInProgress();
        open.add(next);
        return next;
    }

    /** The process that wrote this stream has ended. */
    void exited(int exitCode) {
        List<RunInProgress> all = open();
        all.forEach(this::remove);
        boolean alone = all.size() == 1;
        all.forEach(run -> listener.ended(run, alone ? Ending.ofProcess(exitCode, run.showsK6()) : Ending.UNKNOWN));
    }

    /** Forgets all processes. */
    void clear() {
        open.clear();
        open.add(new RunInProgress());
        current = last(open);
        bannerReader.clear();
        crashReader.clear();
    }

    private void end(RunInProgress run) {
        remove(run);
        listener.ended(run, Ending.UNKNOWN);
    }

    private void remove(RunInProgress run) {
        open.remove(run);
        if (open.isEmpty()) {
            open.add(new RunInProgress());
        }
        if (current == run) {
            current = last(open);
        }
    }

    private static RunInProgress last(List<RunInProgress> runs) {
        return runs.get(runs.size() - 1);
    }
}
