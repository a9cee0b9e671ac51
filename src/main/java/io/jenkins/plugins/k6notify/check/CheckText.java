package io.jenkins.plugins.k6notify.check;

import io.jenkins.plugins.k6notify.engine.event.Difference;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.message.Fact;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.view.CloudPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the texts of a check. Texts from outside appear literally, and each text keeps within its limit. */
final class CheckText {

    /** The limit of GitHub is 65,535 bytes. */
    private static final int MAX_BYTES = 60_000;

    private static final int MAX_TITLE = 200;
    private static final int MAX_NAME = 100;
    private static final int MAX_REASON = 500;
    private static final int MAX_THRESHOLDS = 50;
    private static final int MAX_REPORTS = 10;
    private static final int MAX_URL = 1000;
    private static final int MAX_RUNS_IN_SUMMARY = 50;

    private final List<CheckedRun> runs;

    /** @param runs at least one */
    CheckText(List<CheckedRun> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Returns the outcome on one line of plain text: {@code Failed: Thresholds crossed: …}, {@code 1 failed, 2 passed}. */
    String title() {
        if (runs.size() > 1) {
            Map<CheckState, Long> counts = runs.stream()
                    .collect(Collectors.groupingBy(
                            CheckedRun::state, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.counting()));
            return counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey().words())
                    .collect(Collectors.joining(", "));
        }
        RunContent content = RunContent.of(runs.get(0).event());
        String words = headline(runs.get(0), content);
        String more = content.isNotPassed() ? content.reason() : String.join(", ", keyMetrics(content));
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return Excerpt.of(more.isEmpty() ? title : title + ": " + more, MAX_TITLE);
    }

    private static List<String> keyMetrics(RunContent content) {
        return content.facts().stream()
                .filter(fact -> fact.label().equals("p(95)") || fact.label().equals("Error rate"))
                .map(fact -> fact.label() + " " + fact.value())
                .toList();
    }

    /** Returns the words of the messages for a run that is over, and those of its state otherwise. */
    private static String headline(CheckedRun run, RunContent content) {
        return content.outcome() == null
                ? run.state().words()
                : content.headline().words();
    }

    /** Returns the figures of one run, or a line for each of several. */
    String summary() {
        if (runs.size() == 1) {
            return figures(runs.get(0));
        }
        List<String> lines = new ArrayList<>(List.of("| Run | Outcome | p(95), error rate |", "|---|---|---|"));
        runs.stream().limit(MAX_RUNS_IN_SUMMARY).map(CheckText::row).forEach(lines::add);
        return lines(lines) + more(runs.size() - MAX_RUNS_IN_SUMMARY, "runs");
    }

    private static String row(CheckedRun run) {
        RunContent content = RunContent.of(run.event());
        String url = run.url();
        String outcome = run.state().emoji() + " " + headline(run, content);
        return "| " + name(run) + " | " + (url == null ? outcome : Markdown.link(outcome, url)) + " | "
                + String.join(", ", keyMetrics(content)) + " |";
    }

    private static String name(CheckedRun run) {
        String name = Markdown.code(run.event().name(), MAX_NAME);
        return run.label() == null ? name : name + " in " + Markdown.code(run.label(), MAX_NAME);
    }

    private static String figures(CheckedRun run) {
        List<String> lines = new ArrayList<>(List.of("| | |", "|---|---|"));
        RunContent content = RunContent.of(run.event());
        for (Fact fact : content.facts()) {
            lines.add("| " + fact.label() + " | " + fact.value() + " |");
        }
        GateVerdict verdict = content.verdict();
        if (verdict != null) {
            lines.add("| Quality gates | " + verdict.status().id() + " |");
        }
        PreviousRun previous = run.previous();
        return lines(lines) + (previous == null ? "" : '\n' + comparison(previous) + '\n');
    }

    private static String comparison(PreviousRun previous) {
        String reference = Markdown.code(previous.jobTitle() + " #" + previous.build(), MAX_NAME);
        return previous.isComparable()
                ? "Compared with " + reference
                : "Not compared with " + reference + ": " + Difference.words(previous.differences());
    }

    /** Returns reason, quality gates, thresholds, warnings and links of each run, the worst first. */
    String details() {
        List<CheckedRun> worstFirst = runs.stream()
                .sorted(Comparator.comparing(CheckedRun::state).reversed())
                .toList();
        StringBuilder all = new StringBuilder();
        int left = MAX_BYTES;
        int shown = 0;
        for (CheckedRun run : worstFirst) {
            String one = runs.size() == 1
                    ? details(run)
                    : "### " + run.state().emoji() + " " + name(run) + "\n\n" + figures(run) + "\n" + details(run);
            left -= one.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            all.append(one);
            shown++;
        }
        return all + more(runs.size() - shown, "runs");
    }

    private static String details(CheckedRun run) {
        RunContent content = RunContent.of(run.event());
        K6Run k6Run = run.event().run();
        return Stream.of(
                        content.isNotPassed() ? Markdown.code(content.reason(), MAX_REASON) + "\n" : "",
                        lines(content.gates().stream()
                                .map(gate -> "- " + Markdown.code(gate, MAX_REASON))
                                .toList()),
                        thresholds(k6Run.summary().thresholds()),
                        lines(content.warnings().stream()
                                .map(warning -> "- ⚠️ " + warning)
                                .toList()),
                        links(run))
                .filter(part -> !part.isBlank())
                .map(part -> part + "\n")
                .collect(Collectors.joining());
    }

    private static String thresholds(List<Threshold> thresholds) {
        if (thresholds.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>(List.of("| | Threshold | Measured |", "|---|---|---|"));
        thresholds.stream()
                .sorted(Comparator.comparing(Threshold::ok))
                .limit(MAX_THRESHOLDS)
                .map(CheckText::row)
                .forEach(lines::add);
        return lines(lines) + more(thresholds.size() - MAX_THRESHOLDS, "thresholds");
    }

    private static String row(Threshold threshold) {
        String expression = Objects.requireNonNullElse(threshold.expression(), "");
        String actual = threshold.actual();
        return "| " + (threshold.ok() ? "✅" : "❌") + " | "
                + Markdown.code(Excerpt.of(threshold.metric(), MAX_NAME) + " " + expression, 2 * MAX_NAME) + " | "
                + (actual == null ? "" : Markdown.code(MetricKind.spaced(actual), MAX_NAME)) + " |";
    }

    private static String links(CheckedRun run) {
        Stream<String> page = Stream.ofNullable(run.url()).map(url -> Markdown.link("Run in Jenkins", url));
        Stream<String> cloud = CloudPage.of(run.event().run().banner().url()).stream()
                .map(url -> Markdown.link("Run in k6 Cloud", url));
        Stream<String> reports = run.reports().stream()
                .filter(report -> report.url().length() <= MAX_URL)
                .limit(MAX_REPORTS)
                .map(report -> Markdown.link(Markdown.code(report.name(), MAX_NAME), report.url()));
        return Stream.of(page, cloud, reports).flatMap(links -> links).collect(Collectors.joining(" · "));
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String more(int number, String what) {
        return number <= 0 ? "" : "\n… and " + number + " more " + what + "\n";
    }
}
