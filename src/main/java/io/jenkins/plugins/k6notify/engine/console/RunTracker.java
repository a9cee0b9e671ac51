package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.progress.Progress;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressLine;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarnings;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence;
import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence.Scenarios;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tracks the output of one k6 process, or of output that may turn out to be one. */
final class RunTracker {

    private static final String CLOUD_STATUS = "test status:";
    private static final int MAX_CLOUD_STATUS = 100;

    /** k6 indents the status by five blanks; some may be part of the prefix of a tool. */
    private static final int INDENT = 3;

    /** The prefix of its lines; null if they have none. */
    @CheckForNull
    private final String stream;

    private final Progress progress = new Progress();
    private ConsoleSummary summary = new ConsoleSummary();
    private Banner banner = Banner.NONE;
    private boolean logoSeen;
    private boolean initSeen;
    private boolean formatSeen;
    private boolean progressBeforeSummary;
    private final RunErrors errors = new RunErrors();
    private String cloudStatus;
    private Instant firstSeen;
    private Instant started;
    private Instant lastSeen;
    private int ordinal;
    private long announcedAt;
    private long touchedAt;
    private long scriptExceptions;

    /** @param stream the prefix of its lines; null if they have none */
    RunTracker(@CheckForNull String stream) {
        this.stream = stream;
    }

    /** Returns its number among the runs of the console; 0 before it has one. */
    int ordinal() {
        return ordinal;
    }

    void number(int given) {
        ordinal = given;
    }

    /** Records k6's logo, which each k6 process prints once. */
    void logoSeen(LineStamp stamp) {
        logoSeen = true;
        announcedAt = stamp.number();
        touchedAt = stamp.number();
    }

    void announced(Banner announced, LineStamp stamp) {
        banner = announced;
        firstSeen = stamp.at();
        lastSeen = stamp.at();
        announcedAt = stamp.number();
        touchedAt = stamp.number();
    }

    void scenario(String name) {
        banner = banner.withScenario(name);
    }

    boolean isAnnounced() {
        return banner.execution() != null;
    }

    @CheckForNull
    String script() {
        return banner.script();
    }

    boolean isRunning() {
        return progress.isRunning();
    }

    /** Whether any progress was printed, including that of the initialization. */
    boolean hasProgress() {
        return progress.scenarios() != Scenarios.UNSEEN;
    }

    /** Whether the logo is the only output so far. */
    boolean isLogoAlone() {
        return logoSeen && showsNothingElse() && errors.isEmpty();
    }

    /** Counts an exception in an iteration, after which k6 continues. */
    void scriptException() {
        scriptExceptions++;
    }

    /** Whether no output of k6 has been seen yet. */
    boolean isBlank() {
        return !logoSeen && showsNothingElse() && errors.isEmpty();
    }

    /** Whether an error is the only output so far. */
    boolean isErrorAlone() {
        return !logoSeen && showsNothingElse() && !errors.isEmpty();
    }

    private boolean showsNothingElse() {
        return !isAnnounced() && !initSeen && !summary.hasBegun() && !isRunning();
    }

    /** Whether the next line matters regardless of its content. */
    boolean isInBlock() {
        return progress.isInBlock() || summary.isInThresholds();
    }

    /** Whether k6 has printed an end, so that the following output belongs to another process. */
    boolean isOver() {
        return cloudStatus != null || errors.isLastOfK6() || (isAnnounced() ? isMarked() : summary.isPresent());
    }

    private boolean isMarked() {
        return progress.scenarios() == Scenarios.DONE || progress.scenarios() == Scenarios.CUT_SHORT;
    }

    /** Whether k6 has printed the end of its test: summary or final progress. */
    boolean hasResults() {
        return summary.isPresent() || isMarked();
    }

    boolean hasSummary() {
        return summary.hasBegun();
    }

    RunErrors errors() {
        return errors;
    }

    /** Whether there is output that only k6 prints. An error of an unknown kind may come from any program. */
    boolean showsK6() {
        return isAnnounced() || logoSeen || initSeen || summary.isPresent() || errors.showK6();
    }

    /** Whether k6 writes its log in a format, so that a line without one is not part of its log. */
    boolean hasFormat() {
        return formatSeen;
    }

    void formatSeen() {
        formatSeen = true;
    }

    Progress progress() {
        return progress;
    }

    /** Returns the number of the last line of this run. */
    long touchedAt() {
        return touchedAt;
    }

    /** Returns the number of the line with its logo or banner. */
    long announcedAt() {
        return announcedAt;
    }

    void progressed(ProgressLine line, LineStamp stamp) {
        Duration elapsed = line.elapsed();
        boolean goesOn = elapsed != null && elapsed.compareTo(progress.elapsed()) > 0;
        progress.accept(line);
        initSeen |= line.kind() != ProgressLine.Kind.RUNNING && line.elapsed() == null;
        if (goesOn && progress.hasVusLeft() && summary.isPresent()) {
            // A summary printed while VUs are still active is not k6's. On a terminal, k6 redraws the last progress
            // after its summary.
            summary = new ConsoleSummary();
        }
        progressBeforeSummary = !summary.isPresent();
        if (isAnnounced() && started == null && progress.isRunning()) {
            started = stamp.at().minus(progress.elapsed());
        }
        touched(stamp);
    }

    boolean acceptScenario(CharSequence line, LineStamp stamp) {
        boolean accepted = progress.acceptScenario(line);
        if (accepted) {
            touched(stamp);
        }
        return accepted;
    }

    boolean acceptCloudStatus(CharSequence line, LineStamp stamp) {
        TextScanner scanner = new TextScanner(line, 0);
        boolean isIndented = scanner.skipBlanks() >= INDENT;
        if (banner.execution() != Execution.CLOUD || !isIndented || !scanner.skip(CLOUD_STATUS)) {
            return false;
        }
        String status = scanner.rest();
        if (status.isEmpty() || status.length() > MAX_CLOUD_STATUS) {
            return false;
        }
        cloudStatus = status;
        touched(stamp);
        return true;
    }

    ConsoleSummary.Kind acceptSummary(CharSequence line, LineStamp stamp) {
        ConsoleSummary.Kind kind = summary.accept(line);
        if (kind == ConsoleSummary.Kind.OWN) {
            touched(stamp);
        }
        return kind;
    }

    /** Starts a new summary: {@code handleSummary()} may print one more than once, and the last one counts. */
    void restartSummary() {
        summary = new ConsoleSummary();
    }

    private void touched(LineStamp stamp) {
        lastSeen = stamp.at();
        touchedAt = stamp.number();
        errors.overtaken();
    }

    void error(LoggedError seen, LineStamp stamp) {
        errors.add(seen, isBlank(), hasResults());
        lastSeen = stamp.at();
        touchedAt = stamp.number();
    }

    /** Returns the values of the summary that was printed; empty so far if none was. */
    K6Summary shownSummary() {
        return summary.toSummary();
    }

    /** Takes from the process what k6 has not printed: with {@code --quiet}, neither its script nor its start. */
    void processFound(K6Process process) {
        if (banner.equals(Banner.NONE)) {
            banner = new Banner(null, process.command().script(), null, null);
            firstSeen = hasResults() ? process.started() : firstSeen;
        }
    }

    /** @param traced whether the trace of a shell command that starts k6 was seen */
    Evidence evidence(boolean traced) {
        return new Evidence(
                banner,
                logoSeen || initSeen || traced,
                progress.scenarios(),
                progressBeforeSummary && summary.isPresent(),
                summary.isPresent(),
                summary.toSummary(),
                errors.closing(),
                cloudStatus);
    }

    K6Run running() {
        return new K6Run(
                ordinal, banner, startTime(null), null, null, null, K6Summary.EMPTY, List.of(), stream, List.of());
    }

    K6Run over(Outcome outcome, Ending ending, Instant now) {
        Instant ended = lastSeen == null ? now : lastSeen;
        K6Summary known = ending.summary().completedBy(summary.toSummary());
        return new K6Run(
                ordinal,
                banner,
                startTime(ended),
                ended,
                outcome,
                ending.exitCode(),
                known,
                RunWarnings.of(
                        outcome, known, scriptExceptions, progress.iterations() < 0 ? null : progress.iterations()),
                stream,
                List.of());
    }

    /** Returns the start time, preferring k6's own clock: a replayed console shows all its lines at once. */
    @CheckForNull
    private Instant startTime(@CheckForNull Instant ended) {
        Instant observed = started == null ? firstSeen : started;
        if (observed == null || ended == null) {
            return observed;
        }
        Instant byProgress = ended.minus(progress.elapsed());
        return byProgress.isBefore(observed) ? byProgress : observed;
    }
}
