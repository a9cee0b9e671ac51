package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.ClosingError;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Kind;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.run.Evidence;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeRules;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the lines of one console and tells an observer of the runs in it: from banner to end, several in a row. What
 * scripts print is not believed, as far as k6's log format tells it apart: with {@code --log-format=raw} and on a terminal
 * a script can imitate k6, and only the order of lines and the exit code speak against it. Safe for use by several
 * threads, such as those of standard output and standard error.
 */
public final class K6Console implements LineListener {

    /** Further runs of one console are not told of: no script starts so many, but a hostile one may print as if. */
    static final int MOST_RUNS = 500;

    /** In every one of k6's logos since v0.26, in Unicode overlines. */
    static final String LOGO = "/‾‾/";

    private final Clock clock;
    private final RunObserver observer;
    private final SummarySource summaries;
    private final OutcomeRules rules = new OutcomeRules();
    private final LogReader logReader = new LogReader();
    private final ClosingErrorReader errorReader = new ClosingErrorReader();
    private final BannerReader bannerReader = new BannerReader();

    private RunInProgress current = new RunInProgress();
    private boolean logoSeen;
    private boolean formatSeen;
    private boolean startTold;
    private int ordinal = 1;
    private volatile boolean inBlock;

    /**
     * @param clock for lines whose prefix does not say when they were printed
     * @param summaries asked for each run that ends; what the console itself shows serves where they have nothing
     */
    public K6Console(Clock clock, RunObserver observer, SummarySource summaries) {
        this.clock = clock;
        this.observer = observer;
        this.summaries = summaries;
    }

    public K6Console(Clock clock, RunObserver observer) {
        this(clock, observer, SummarySource.NONE);
    }

    /** In a block of lines, of which some are known by those before them, and any other one ends the block. */
    @Override
    public boolean wantsEveryLine() {
        return inBlock;
    }

    @Override
    public synchronized void line(String raw) {
        if (ordinal > MOST_RUNS) {
            return;
        }
        read(raw);
        inBlock = bannerReader.isInBlock() || current.isInBlock();
    }

    private void read(String raw) {
        ConsoleLine line = ConsoleLine.read(raw);
        if (line.text().isBlank()) {
            return;
        }
        Instant at = line.time() == null ? clock.instant() : line.time();
        Optional<LogEntry> entry = logReader.read(line.text());
        if (entry.isPresent()) {
            formatSeen = true;
            error(errorReader.read(entry.get()), at);
        } else {
            output(line.text(), at);
        }
    }

    /**
     * The console, or the part of it that may hold a run, is over. Lines that come later are of other runs.
     *
     * @param ending what is known of the last run's end from outside of the console
     */
    public synchronized void end(Ending ending) {
        finish(ending);
    }

    /**
     * A process is over whose output was part of this console: k6, a shell that called it, or anything else. Where nothing
     * of k6 was seen it is a run only if its exit code is one that k6 alone gives.
     */
    public synchronized void processEnded(int exitCode, K6Summary left) {
        finish(ending(exitCode).completedBy(left));
    }

    /** The same where no summary is known but that of the console, or of the source. */
    public void processEnded(int exitCode) {
        processEnded(exitCode, K6Summary.EMPTY);
    }

    /** Whether anything since the last run's end is of k6 and of nothing else: logo, banner, summary, one of its errors. */
    public synchronized boolean showsK6() {
        return current.showsK6();
    }

    private Ending ending(int exitCode) {
        // "k6 … || true" ends with 0 even where k6 was killed.
        boolean endMissing = exitCode == 0 && current.isRunning() && !current.showsEnd();
        return endMissing ? Ending.UNKNOWN : Ending.ofProcess(exitCode, current.showsK6());
    }

    private void output(String line, Instant at) {
        Banner banner = bannerReader.read(line);
        if (banner != null) {
            announced(banner, at);
        } else if (line.contains(LOGO)) {
            if (current.showsEnd() || current.hasError()) {
                finish(Ending.UNKNOWN);
            }
            logoSeen = true;
            current.logoSeen();
        } else if (current.accept(line, at)) {
            logoSeen = false;
            if (current.isAnnounced() && current.isRunning()) {
                tellStart();
            }
        } else if (!formatSeen && (current.isAnnounced() || current.showsEnd())) {
            RunInProgress run = current;
            errorReader.readBare(line).ifPresent(error -> run.error(error, at));
        }
    }

    private void announced(Banner banner, Instant at) {
        if (current.isAnnounced() && !current.showsEnd() && !logoSeen) {
            // k6 prints its logo first; a banner in the middle of a run without one is a script's.
            return;
        }
        if (current.isAnnounced() || current.showsEnd() || current.hasError()) {
            finish(Ending.UNKNOWN);
        }
        logoSeen = false;
        if (ordinal <= MOST_RUNS) {
            current.announced(banner, at);
        }
    }

    private void error(Optional<ClosingError> read, Instant at) {
        if (read.isEmpty()) {
            return;
        }
        ClosingError error = read.get();
        if (error.kind() == Kind.NOT_STARTED && current.isAnnounced()) {
            // k6 says this before a banner, so it is another process than the one that printed ours.
            finish(Ending.UNKNOWN);
        }
        current.error(error, at);
    }

    private void finish(Ending known) {
        Ending ending = known.completedBy(summaries.take());
        Evidence seen = current.evidence();
        Outcome outcome = rules.decide(seen, ending).orElse(null);
        if (outcome != null) {
            if (current.isAnnounced()) {
                tellStart();
            }
            observer.finished(current.over(ordinal, outcome, ending, clock.instant()));
        } else if (rules.isLeftInCloud(seen, ending)) {
            tellStart();
            observer.leftInCloud(current.running(ordinal));
        }
        if (outcome != null || startTold) {
            ordinal++;
        }
        current = new RunInProgress();
        startTold = false;
        inBlock = bannerReader.isInBlock();
    }

    private void tellStart() {
        if (!startTold) {
            startTold = true;
            observer.started(current.running(ordinal));
        }
    }
}
