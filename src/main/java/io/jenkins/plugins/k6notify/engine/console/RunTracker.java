package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.run.Evidence;
import io.jenkins.plugins.k6notify.engine.run.Evidence.Scenarios;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarnings;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.time.Duration;
import java.time.Instant;

/** What a console has shown so far of one k6 process, or of output that may become one. */
final class RunTracker {

    private static final String CLOUD_STATUS = "test status:";
    private static final int MAX_CLOUD_STATUS = 100;

    /** k6 indents the status by five blanks; some may belong to the prefix of a tool. */
    private static final int INDENT = 3;

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

    /** Its number among the runs of the console; 0 while it has none. */
    int ordinal() {
        return ordinal;
    }

    void number(int given) {
        ordinal = given;
    }

    /** k6's logo, which each process of k6 prints once. */
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

    /** Whether there was any progress, be it of its initialization. */
    boolean hasProgress() {
        return progress.scenarios() != Scenarios.UNSEEN;
    }

    /** Whether the logo is all that has been seen. */
    boolean isLogoAlone() {
        return logoSeen && showsNothingElse() && errors.isEmpty();
    }

    /** An iteration has thrown an exception, and k6 has gone on. */
    void scriptException() {
        scriptExceptions++;
    }

    /** Whether nothing of k6 has been seen yet. */
    boolean isBlank() {
        return !logoSeen && showsNothingElse() && errors.isEmpty();
    }

    /** Whether an error is all that has been seen. */
    boolean isErrorAlone() {
        return !logoSeen && showsNothingElse() && !errors.isEmpty();
    }

    private boolean showsNothingElse() {
        return !isAnnounced() && !initSeen && !summary.hasBegun() && !isRunning();
    }

    /** Whether the next line counts whatever it is. */
    boolean isInBlock() {
        return progress.isInBlock() || summary.isInThresholds();
    }

    /** Whether k6 has shown an end, so that what comes next is of another process. */
    boolean isOver() {
        return cloudStatus != null || errors.isLastOfK6() || (isAnnounced() ? isMarked() : summary.isPresent());
    }

    private boolean isMarked() {
        return progress.scenarios() == Scenarios.DONE || progress.scenarios() == Scenarios.CUT_SHORT;
    }

    /** Whether k6 has shown the end of its test, be it summary or final progress. */
    boolean hasResults() {
        return summary.isPresent() || isMarked();
    }

    boolean hasSummary() {
        return summary.hasBegun();
    }

    RunErrors errors() {
        return errors;
    }

    /** Whether there is anything that only k6 prints. An error of no known kind may be of any program. */
    boolean showsK6() {
        return isAnnounced() || logoSeen || initSeen || summary.isPresent() || errors.showK6();
    }

    /** Whether k6 was seen to log in a format, so that a line without one is none of its log. */
    boolean hasFormat() {
        return formatSeen;
    }

    void formatSeen() {
        formatSeen = true;
    }

    Progress progress() {
        return progress;
    }

    /** The number of the last line that counted for this run. */
    long touchedAt() {
        return touchedAt;
    }

    /** The number of the line with its logo or banner. */
    long announcedAt() {
        return announcedAt;
    }

    void progressed(ProgressLine line, LineStamp stamp) {
        Duration elapsed = line.elapsed();
        boolean goesOn = elapsed != null && elapsed.compareTo(progress.elapsed()) > 0;
        progress.accept(line);
        initSeen |= line.kind() != ProgressLine.Kind.RUNNING && line.elapsed() == null;
        if (goesOn && progress.hasVusLeft() && summary.isPresent()) {
            // A summary before VUs have gone on is not k6's. On a terminal the last progress is drawn again behind it.
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

    /** {@code handleSummary()} may print a summary more than once; the last one counts. */
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

    /** @param traced whether a shell was seen to call k6 */
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
        return new K6Run(ordinal, banner, startTime(null), null, null, null, K6Summary.EMPTY);
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
                        outcome, known, scriptExceptions, progress.iterations() < 0 ? null : progress.iterations()));
    }

    /** k6's own clock is the better one: a console that is replayed shows all its lines at once. */
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
