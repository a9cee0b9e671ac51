package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.ClosingError;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Kind;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.run.Evidence;
import io.jenkins.plugins.k6notify.engine.run.Evidence.Scenarios;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a console has shown so far of one run, or of what may become one. */
final class RunInProgress {

    /** With one of these begins what this class itself takes notice of. */
    static final List<String> SIGNS = List.of("test status:", "Init  ", "Init [");

    private static final Pattern CLOUD_STATUS = Pattern.compile("\\s*test status:\\s+(\\S.{0,100}?)\\s*");
    private static final Pattern INITIALISING = Pattern.compile("Init +\\[.{1,80}].*");

    private final Progress progress = new Progress();
    private ConsoleSummary summary = new ConsoleSummary();
    private Banner banner = Banner.NONE;
    private boolean k6Seen;
    private ClosingError error;
    private String cloudStatus;
    private Instant firstSeen;
    private Instant started;
    private Instant lastSeen;

    /** A run that has been announced. */
    void announced(Banner announced, Instant at) {
        banner = announced;
        firstSeen = at;
        lastSeen = at;
    }

    boolean isAnnounced() {
        return banner.execution() != null;
    }

    boolean isRunning() {
        return progress.isRunning();
    }

    /** Whether the next line counts whatever it is. */
    boolean isInBlock() {
        return progress.isInBlock() || summary.isInThresholds();
    }

    /** Whether k6 has shown an end, so that what comes next may be another run. */
    boolean showsEnd() {
        return summary.isPresent() || progress.scenarios() != Scenarios.UNDER_WAY || cloudStatus != null;
    }

    /** Whether the last thing that k6 was heard of is an error. */
    boolean hasError() {
        return error != null && error.certainty() != Certainty.OVERTAKEN;
    }

    /** Whether there is anything that only k6 prints. An error of no known kind may be of any program. */
    boolean showsK6() {
        return isAnnounced() || k6Seen || summary.isPresent() || error != null && error.kind() != Kind.OTHER;
    }

    /** k6's logo, which each process of k6 prints once. */
    void logoSeen() {
        k6Seen = true;
    }

    /** @return whether the line is one of k6's */
    boolean accept(String line, Instant at) {
        if (!acceptOutput(line)) {
            return false;
        }
        lastSeen = at;
        if (error != null) {
            error = error.overtaken();
        }
        if (isAnnounced() && started == null && progress.isRunning()) {
            started = at.minus(progress.elapsed());
        }
        return true;
    }

    private boolean acceptOutput(String line) {
        if (progress.accept(line)) {
            if (progress.hasVusLeft() && summary.isPresent()) {
                // A summary while load is still made is none of k6's.
                summary = new ConsoleSummary();
            }
            return true;
        }
        if (banner.execution() == Execution.CLOUD) {
            Matcher status = CLOUD_STATUS.matcher(line);
            if (status.matches()) {
                cloudStatus = status.group(1);
                return true;
            }
        }
        if (line.startsWith("Init") && INITIALISING.matcher(line).matches()) {
            k6Seen = true;
            return true;
        }
        return summary.accept(line);
    }

    void error(ClosingError seen, Instant at) {
        lastSeen = at;
        boolean lessCertain = seen.kind() == Kind.OTHER || seen.certainty() == Certainty.BARE;
        if (error == null || error.certainty() == Certainty.OVERTAKEN || !lessCertain) {
            error = seen;
        }
    }

    Evidence evidence() {
        return new Evidence(
                isAnnounced(),
                k6Seen,
                progress.scenarios(),
                summary.isPresent(),
                summary.toSummary(),
                error,
                cloudStatus);
    }

    K6Run running(int ordinal) {
        return new K6Run(ordinal, banner, startTime(null), null, null, null, K6Summary.EMPTY);
    }

    K6Run over(int ordinal, Outcome outcome, Ending ending, Instant now) {
        Instant ended = lastSeen == null ? now : lastSeen;
        return new K6Run(
                ordinal,
                banner,
                startTime(ended),
                ended,
                outcome,
                ending.exitCode(),
                ending.summary().completedBy(summary.toSummary()));
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
