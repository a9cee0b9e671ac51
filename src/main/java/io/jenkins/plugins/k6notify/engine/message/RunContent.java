package io.jenkins.plugins.k6notify.engine.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.Difference;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.Report;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of a message about a run, independent of its format. Foreign texts are single lines of bounded length
 * without characters that change the direction of text; each format escapes them as its receiver requires.
 *
 * @param outcome the outcome; null for a run that started
 * @param reason the reason of the outcome; empty if there is none
 * @param facts figures of the run
 * @param build job and number of the build, such as {@code shop/checkout #42}; empty outside of Jenkins
 * @param buildUrl null if unknown
 * @param user the user who started the run; empty if unknown
 * @param crossed one line for each crossed threshold
 * @param mayLackCrossed whether more thresholds may have been crossed than are known
 * @param warnings one line for each warning
 * @param context details that few readers need, on one line
 * @param links buttons
 * @param verdict what the quality gates say; null without gates
 */
public record RunContent(
        Headline headline,
        Severity severity,
        @CheckForNull Outcome outcome,
        String reason,
        List<Fact> facts,
        String build,
        @CheckForNull String buildUrl,
        String user,
        List<String> crossed,
        boolean mayLackCrossed,
        List<String> warnings,
        String context,
        List<Link> links,
        @CheckForNull GateVerdict verdict) {

    private static final int MAX_NAME = 200;
    private static final int MAX_REASON = 1000;
    private static final int MAX_REPORTS = 3;

    /** The number of lines about quality gates, and the length of each: all messages have room for them. */
    private static final int MAX_GATES = 10;

    private static final int MAX_GATE = 150;

    /** Characters that change the direction of the text after them. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    public RunContent {
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(severity, "severity");
        facts = List.copyOf(facts);
        crossed = List.copyOf(crossed);
        warnings = List.copyOf(warnings);
        links = List.copyOf(links);
    }

    public static RunContent of(RunEvent event) {
        K6Run run = event.run();
        Outcome outcome = run.outcome();
        Build build = event.context().build();
        return new RunContent(
                Headline.of(event),
                Severity.of(event),
                outcome,
                line(outcome == null ? null : outcome.reason(), MAX_REASON),
                RunFacts.of(event),
                build == null ? "" : line(build.jobTitle(), MAX_NAME) + " #" + build.number(),
                build == null ? null : build.url(),
                line(event.context().user(), MAX_NAME),
                run.summary().crossed().stream().map(RunContent::threshold).toList(),
                run.summary().isFullOfThresholds(),
                run.warnings().stream().map(RunWarning::words).toList(),
                context(event),
                links(event),
                event instanceof TestFinished finished ? finished.verdict() : null);
    }

    /** Whether the run finished and did not pass. */
    public boolean isNotPassed() {
        return outcome != null && outcome.kind() != Outcome.Kind.PASSED;
    }

    /** Whether the run did not pass, or violates a quality gate: whoever is to be mentioned is mentioned. */
    public boolean needsAttention() {
        return isNotPassed() || GateVerdict.isViolated(verdict);
    }

    /** Returns a line for each violated quality gate, then for each that was not evaluated; the last says what is left out. */
    public List<String> gates() {
        if (verdict == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        verdict.violations()
                .forEach(finding -> lines.add(line(finding.words(), MAX_GATE) + " ("
                        + finding.criticality().id() + ")"));
        verdict.notEvaluated().forEach(finding -> lines.add("Not evaluated: " + line(finding.words(), MAX_GATE)));
        if (lines.size() <= MAX_GATES) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MAX_GATES - 1));
        first.add("… and " + (lines.size() - first.size()) + " more");
        return first;
    }

    /**
     * Returns the reason to show beside the crossed thresholds.
     *
     * @param allCrossed whether the message lists all crossed thresholds, which are more precise than the reason
     */
    public String reasonBeside(boolean allCrossed) {
        return allCrossed && outcome != null && outcome.kind() == Outcome.Kind.TEST_FAILED ? "" : reason;
    }

    /** Returns the message as one line: headline and reason, or gates and warnings of a run that passed. */
    public String words() {
        String signs = String.join(
                ", ", Stream.of(gates(), warnings).flatMap(List::stream).toList());
        String more = reason.isEmpty() ? signs : reason;
        return headline.text() + (more.isEmpty() ? "" : ": " + more);
    }

    /** Returns a foreign text as one line, without characters that change the direction of text; empty for null. */
    public static String line(@CheckForNull String foreign, int max) {
        return foreign == null
                ? ""
                : DIRECTION.matcher(Excerpt.line(foreign, max)).replaceAll("\uFFFD");
    }

    private static String threshold(Threshold threshold) {
        String expression = threshold.expression();
        String actual = threshold.actual();
        return line(threshold.metric(), 150)
                + (expression == null ? "" : " " + line(expression, 150))
                + (actual == null ? "" : ": " + line(MetricKind.spaced(actual), 60));
    }

    private static String context(RunEvent event) {
        List<String> parts = new ArrayList<>();
        K6Run run = event.run();
        Execution execution = run.banner().execution();
        parts.add(execution == null ? "k6" : "k6 " + execution.id());
        add(parts, "", run.banner().script());
        add(parts, "exit code ", run.exitCode());
        Instant started = run.started();
        add(parts, "started ", started == null ? null : started.truncatedTo(ChronoUnit.SECONDS));
        Build build = event.context().build();
        add(parts, "on ", build == null ? null : node(build));
        PreviousRun previous = event instanceof TestFinished finished ? finished.previous() : null;
        if (previous != null) {
            comparison(parts, previous, build == null || !previous.job().equals(build.job()));
        }
        return line(String.join(" · ", parts), MAX_REASON);
    }

    @CheckForNull
    private static String node(Build build) {
        return "".equals(build.node()) ? "the built-in node" : build.node();
    }

    /** Names the run that the run is compared with, unless that is the last one of its job. */
    private static void comparison(List<String> parts, PreviousRun previous, boolean isInOtherJob) {
        String run = (isInOtherJob ? previous.jobTitle() + " #" : "#") + previous.build();
        String which =
                switch (previous.baseline()) {
                    case PASSED -> ", the last passed run";
                    case PINNED -> ", the pinned run";
                    case PREVIOUS, TARGET -> "";
                };
        if (!previous.isComparable()) {
            parts.add("not compared with " + run + ": " + Difference.words(previous.differences()));
        } else if (isInOtherJob || !which.isEmpty()) {
            parts.add("compared with " + run + which);
        }
    }

    private static void add(List<String> parts, String label, @CheckForNull Object value) {
        if (value != null) {
            parts.add(label + value);
        }
    }

    private static List<Link> links(RunEvent event) {
        Build build = event.context().build();
        List<Link> links = new ArrayList<>();
        link(links, "Open build", build == null ? null : build.url());
        link(links, "Open in k6 Cloud", event.run().banner().url());
        if (event instanceof TestFinished finished) {
            reports(links, finished.reports());
        }
        return List.copyOf(links);
    }

    private static void reports(List<Link> links, List<Report> reports) {
        List<String> urls = reports.stream().map(Report::url).limit(MAX_REPORTS).toList();
        for (int i = 0; i < urls.size(); i++) {
            String number = urls.size() == 1 ? "" : " " + (i + 1);
            links.add(new Link("Open report" + number, urls.get(i)));
        }
    }

    private static void link(List<Link> links, String label, @CheckForNull String url) {
        if (url != null) {
            links.add(new Link(label, url));
        }
    }
}
