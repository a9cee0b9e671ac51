package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.log.CommandTrace;
import io.jenkins.plugins.k6notify.engine.log.FinalErrorReader;
import io.jenkins.plugins.k6notify.engine.log.LogEntry;
import io.jenkins.plugins.k6notify.engine.log.LogReader;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.log.OperatorReader;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import io.jenkins.plugins.k6notify.engine.text.PlainText;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the lines of one console and reports its runs to an observer, from banner to end; runs follow each other or, if
 * their lines have different prefixes, overlap. Output of scripts is not trusted, as far as k6's log format
 * distinguishes it: with {@code --log-format=raw}, a script can imitate k6, and only the order of lines and the exit
 * code can disprove it. Safe for use by several threads, such as those of standard output and standard error.
 */
public final class K6Console implements LineListener {

    private final Clock clock;
    private final RunReports reports;
    private final Supplier<String> place;
    private final LogReader logReader = new LogReader();
    private final FinalErrorReader errorReader = new FinalErrorReader();
    private final PrefixedStreams streams = new PrefixedStreams(this::newStream);

    @CheckForNull
    private PendingEntry pending;

    private final TracedCommand command = new TracedCommand();
    private final OperatorReader operator = new OperatorReader();
    private long lines;
    private volatile boolean inBlock;

    /**
     * Creates a reader for one console.
     *
     * @param clock used for lines whose prefix contains no time
     * @param summaries called for each run that ends; missing values are taken from the console
     * @param processes the processes that may write to this console, or whose output goes elsewhere
     * @param place the machine or container on which k6 runs, in one or two words; used in the reason of a run for
     *     which k6 was not found
     */
    public K6Console(
            Clock clock,
            RunObserver observer,
            SummarySource summaries,
            ProcessSource processes,
            Supplier<String> place) {
        this.clock = clock;
        this.reports = new RunReports(clock, observer, summaries, processes);
        this.place = place;
    }

    public K6Console(Clock clock, RunObserver observer, SummarySource summaries) {
        this(clock, observer, summaries, ProcessSource.NONE, () -> "this machine");
    }

    public K6Console(Clock clock, RunObserver observer) {
        this(clock, observer, SummarySource.NONE);
    }

    /**
     * True inside a block: lines there may get their meaning from the lines before them, and any other line ends the
     * block.
     */
    @Override
    public boolean wantsEveryLine() {
        return inBlock;
    }

    @Override
    public synchronized void line(String raw) {
        read(raw);
        updateBlock();
    }

    private void updateBlock() {
        inBlock = pending != null || command.isInBlock() || streams.isInBlock();
    }

    void read(CharSequence raw) {
        CharSequence line = PlainText.of(raw);
        if (TextScanner.isBlank(line)) {
            return;
        }
        lines++;
        K6Anchor anchor = K6Anchor.find(line);
        if (anchor == null) {
            readUnanchored(line);
            return;
        }
        flush();
        if (anchor.kind() == K6Anchor.Kind.LOG) {
            readEntry(line, anchor.start());
        } else {
            command.runSeen();
            PrefixedStreams.Place found = streams.output(line, anchor);
            found.stream().output(line.subSequence(found.start(), line.length()), stamp(found.prefix(), line));
        }
    }

    private LineStamp stamp(LinePrefix prefix, CharSequence line) {
        Instant printed = prefix.time(line);
        return new LineStamp(lines, printed == null ? clock.instant() : printed);
    }

    private void readUnanchored(CharSequence line) {
        PrefixedStreams.Place found = streams.of(line);
        CharSequence text = line.subSequence(found.start(), line.length());
        if (pending != null) {
            pending.add(text, logReader);
            if (pending.isOver()) {
                flush();
            }
            return;
        }
        if (!streams.exited(text) && !readCommand(text, found, line) && !readStage(line, found)) {
            found.stream().output(text, stamp(found.prefix(), line));
        }
    }

    private boolean readCommand(CharSequence text, PrefixedStreams.Place found, CharSequence line) {
        CommandTrace.Kind kind = CommandTrace.read(text);
        command.line(kind);
        if (kind == CommandTrace.Kind.NOT_FOUND) {
            FinalError error = new FinalError(Kind.NOT_INSTALLED, place.get(), null, Certainty.CERTAIN);
            found.stream().error(new LoggedError(error, List.of(), false), stamp(found.prefix(), line));
        }
        return kind != null;
    }

    /** A script may print such a table, so it counts only while no run is under way. */
    private boolean readStage(CharSequence line, PrefixedStreams.Place found) {
        String failed = operator.failed(line);
        if (failed == null || found.stream().hasRunUnderWay()) {
            return false;
        }
        FinalError error = new FinalError(Kind.TEST_RUN_FAILED, failed, null, Certainty.CERTAIN);
        found.stream().error(new LoggedError(error, List.of(), false), stamp(found.prefix(), line));
        return true;
    }

    private void readEntry(CharSequence line, int start) {
        CharSequence text = line.subSequence(start, line.length());
        LogEntry entry = logReader.read(text).orElse(null);
        if (entry == null) {
            return;
        }
        boolean isNoticed = entry.isNoticed() && !LogReader.isTerminal(text, 0) || entry.isError();
        LinePrefix prefix = streams.beforeEntry(line, start, isNoticed);
        LineStamp stamp = stamp(prefix, line);
        streams.behind(prefix).ifPresent(stream -> stream.entry(entry, isNoticed));
        pending = isNoticed ? PendingEntry.of(prefix, stamp, text, entry).orElse(null) : null;
        if (pending == null) {
            report(errorReader.read(entry), prefix, stamp);
        }
    }

    /** Ends an entry of several lines. */
    private void flush() {
        if (pending == null) {
            return;
        }
        PendingEntry entry = pending;
        pending = null;
        Optional<LoggedError> error = errorReader.read(entry.entry());
        if (error.isPresent() && error.get().error().kind() == Kind.OTHER) {
            error = errorReader.read(entry.spaced(logReader));
        }
        report(error, entry.prefix(), entry.stamp());
    }

    private void report(Optional<LoggedError> read, LinePrefix prefix, LineStamp stamp) {
        // Errors of other commands, such as k6 inspect, do not concern a run.
        boolean isOfInspect =
                OperatorReader.isOfInitializer(prefix) && streams.behind(prefix).isEmpty();
        if (!command.isOtherOfK6() && !isOfInspect) {
            read.ifPresent(error -> streams.ofError(prefix, error).error(error, stamp));
        }
    }

    /**
     * Ends the console, or the part of it that may contain a run. Later lines belong to other runs.
     *
     * @param ending facts about the end of the last run that come from outside the console; the exit code is k6's
     */
    public synchronized void end(Ending ending) {
        flush();
        Ending ofShell = command.isOtherOfK6() ? ending.withoutExitCode() : ending;
        List<RunTracker> open = shown();
        boolean isUnseenLast = open.size() == 1
                ? reports.isFollowedByUnseen(open.get(0))
                : open.isEmpty() && streams.last().isBlank() && reports.hasUnseen();
        if (open.size() > 1) {
            open.forEach(run -> finish(run, run.isOver() ? Ending.UNKNOWN : withoutSummary(ending)));
        } else if (open.size() == 1) {
            finish(open.get(0), isUnseenLast ? ofEarlier(open.get(0), ofShell) : ofShell);
        } else if (!isUnseenLast) {
            finish(streams.last(), ofShell);
        }
        reports.finishUnseen(isUnseenLast ? ofShell : withoutSummary(ofShell.withoutExitCode()));
        streams.clear();
        command.clear();
        updateBlock();
    }

    private static Ending ofEarlier(RunTracker run, Ending ofShell) {
        return run.isOver() ? Ending.UNKNOWN : ofShell.withoutExitCode();
    }

    /** Returns the processes that have printed more than a logo, ordered by the line that they last printed. */
    private List<RunTracker> shown() {
        return streams.open().stream()
                .filter(run -> !run.isBlank() && !run.isLogoAlone())
                .sorted(Comparator.comparingLong(RunTracker::touchedAt))
                .toList();
    }

    private static Ending withoutSummary(Ending ending) {
        return new Ending(ending.exitCode(), ending.interruption(), K6Summary.EMPTY);
    }

    /**
     * Handles the exit of a process whose output was part of this console: k6, a shell that called it, or any other
     * program. Reports nothing if no output of k6 was seen, regardless of the exit code.
     */
    public synchronized void processEnded(int exitCode, K6Summary left) {
        end(Ending.ofProcess(exitCode, showsK6()).completedBy(left));
    }

    /**
     * Handles the exit of a process without a summary of its own; the summary comes from the console or from the
     * source.
     */
    public void processEnded(int exitCode) {
        processEnded(exitCode, K6Summary.EMPTY);
    }

    /**
     * Whether k6 has been seen since the end of the last run: by anything that only k6 prints (its logo, banner, summary
     * or errors), by the trace of a shell command that starts it, or by its process.
     */
    public synchronized boolean showsK6() {
        return command.isRun()
                || pending != null
                || streams.open().stream().anyMatch(RunTracker::showsK6)
                || reports.hasUnseen();
    }

    private ProcessStream newStream(@CheckForNull String prefix) {
        return new ProcessStream(
                prefix,
                new ProcessStream.Listener() {
                    @Override
                    public void started(RunTracker run) {
                        reports.started(run);
                    }

                    @Override
                    public void ended(RunTracker run, Ending ending) {
                        finish(run, ending);
                    }
                },
                errorReader);
    }

    private void finish(RunTracker run, Ending known) {
        boolean isAlone = shown().stream().allMatch(other -> other == run);
        reports.finished(run, known, isAlone, command.isRun());
    }
}
