package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.progress.BannerReader;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressLine;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressReader;
import io.jenkins.plugins.k6notify.engine.console.progress.ScenarioListReader;
import io.jenkins.plugins.k6notify.engine.line.K6Phrases;
import io.jenkins.plugins.k6notify.engine.log.CrashReader;
import io.jenkins.plugins.k6notify.engine.log.FinalErrorReader;
import io.jenkins.plugins.k6notify.engine.log.LogEntry;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.List;

/**
 * The lines with one prefix, and the k6 processes that write them, usually one after the other. If several write at the
 * same time, no line shows which process it belongs to; each end that is seen then counts for one of them. Not safe for
 * use by several threads.
 */
final class ProcessStream {

    /** Receives the runs of a stream. */
    interface Listener {

        /** Called when k6 generates load; may be called again for the same run. */
        void started(RunTracker run);

        /** Called after the last line of this process. */
        void ended(RunTracker run, Ending ending);
    }

    private final Listener listener;
    private final BannerReader bannerReader = new BannerReader();
    private final ScenarioListReader scenarioReader = new ScenarioListReader();
    private final CrashReader crashReader = new CrashReader();
    private final FinalErrorReader errorReader;

    private final OpenRuns runs;

    /** The run whose banner was read last, as its scenarios follow. */
    private RunTracker announced;

    /** @param prefix the prefix of its lines; null if they have none */
    ProcessStream(@CheckForNull String prefix, Listener listener, FinalErrorReader errorReader) {
        this.listener = listener;
        this.errorReader = errorReader;
        this.runs = new OpenRuns(prefix, run -> listener.ended(run, Ending.UNKNOWN));
    }

    /** Returns the processes whose end has not been reported; at least one, which may not have printed any output. */
    List<RunTracker> open() {
        return runs.all();
    }

    /** Whether there is a process whose summary has not been seen. */
    boolean awaitsSummary() {
        return runs.any(
                run -> run.isAnnounced() && !run.hasSummary() && !run.errors().isLastOfK6());
    }

    /** Whether there is a process that may still end with an error. */
    boolean awaitsError() {
        return runs.any(
                run -> (run.isAnnounced() || run.hasResults()) && !run.errors().isLastOfK6());
    }

    /** Whether there is a process that has printed its banner and not its end. */
    boolean hasRunUnderWay() {
        return runs.any(run -> run.isAnnounced() && !run.isOver());
    }

    /** Whether the next line matters regardless of its content. */
    boolean isInBlock() {
        return bannerReader.isInBlock()
                || scenarioReader.isInBlock()
                || crashReader.isInBlock()
                || runs.any(RunTracker::isInBlock);
    }

    boolean showsK6() {
        return runs.any(RunTracker::showsK6);
    }

    /** Reads a line that is not a log entry. */
    void output(CharSequence line, LineStamp stamp) {
        Banner banner = bannerReader.read(line);
        if (banner != null) {
            announced(banner, stamp);
            return;
        }
        String scenario = scenarioReader.read(line);
        if (scenario != null) {
            announced.scenario(scenario);
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
        // The lines of scenarios follow the progress that was read last.
        return runs.current().acceptScenario(line, stamp)
                || runs.any(run -> run.acceptScenario(line, stamp) || run.acceptCloudStatus(line, stamp));
    }

    private void otherOutput(CharSequence line, LineStamp stamp) {
        crashReader.read(line, hasRunUnderWay()).ifPresent(crash -> error(crash, stamp));
        errorReader.readBare(line).ifPresent(error -> {
            RunTracker run = runs.ofEnd(error);
            if (!run.hasFormat() && (run.isAnnounced() || run.hasResults())) {
                run.error(error, stamp);
            }
        });
    }

    /**
     * Handles a log entry.
     *
     * @param showsFormat whether the entry shows that a k6 process which has printed output writes its log in a format
     */
    void entry(LogEntry entry, boolean showsFormat) {
        RunTracker run = runs.last();
        if (!run.isBlank() && showsFormat) {
            run.formatSeen();
        }
        if (entry.isScriptException()) {
            runs.current().scriptException();
        }
    }

    private void logo(LineStamp stamp) {
        RunTracker run = runs.last();
        if (run.isErrorAlone() && run.errors().kind() == Kind.NOT_INSTALLED) {
            // k6 was installed since then: k6 version || install-k6.
            run.errors().clear();
        } else if (!run.isBlank() && !(run.isErrorAlone() && run.errors().isEarly())) {
            run = runs.add();
        }
        run.logoSeen(stamp);
    }

    private void announced(Banner banner, LineStamp stamp) {
        RunTracker run = runs.ofBanner();
        if (run != null) {
            run.announced(banner, stamp);
            runs.setCurrent(run);
            announced = run;
            scenarioReader.begin();
        }
    }

    private void progressed(ProgressLine line, LineStamp stamp) {
        RunTracker run = runs.ofProgress(line);
        run.progressed(line, stamp);
        runs.setCurrent(run);
        scenarioReader.clear();
        if (run.isAnnounced() && run.isRunning()) {
            runs.endKilled(run);
            listener.started(run);
        }
    }

    private boolean summary(CharSequence line, LineStamp stamp) {
        RunTracker run = runs.current();
        ConsoleSummary.Kind kind =
                hasEndedBefore(run) && isOfSummary(line) ? ConsoleSummary.Kind.NEXT : run.acceptSummary(line, stamp);
        if (kind == ConsoleSummary.Kind.NEXT) {
            run = runs.ofNextSummary();
            kind = run.acceptSummary(line, stamp);
            runs.setCurrent(run);
        }
        return kind == ConsoleSummary.Kind.OWN;
    }

    /**
     * Whether the last error of a process preceded its summary, so that the summary belongs to the next process. Holds
     * unless standard error is printed before standard output.
     */
    private static boolean hasEndedBefore(RunTracker run) {
        RunErrors errors = run.errors();
        return errors.isBehindResults() || run.isErrorAlone() && errors.isLastOfK6() && !errors.isEarly();
    }

    private static boolean isOfSummary(CharSequence line) {
        return new ConsoleSummary().accept(line) == ConsoleSummary.Kind.OWN;
    }

    /** Reads an error that may be the last one of k6. */
    void error(LoggedError error, LineStamp stamp) {
        RunTracker run = error.error().kind() == Kind.NOT_STARTED ? runs.ofStart() : runs.ofEnd(error);
        run.error(error, stamp);
    }

    /** Handles the exit of the process that wrote this stream. */
    void exited(int exitCode) {
        List<RunTracker> all = runs.all();
        all.forEach(runs::remove);
        boolean alone = all.size() == 1;
        all.forEach(run -> listener.ended(run, alone ? Ending.ofProcess(exitCode, run.showsK6()) : Ending.UNKNOWN));
    }

    /** Forgets all processes. */
    void clear() {
        runs.clear();
        bannerReader.clear();
        scenarioReader.clear();
        crashReader.clear();
    }
}
