package io.jenkins.plugins.k6notify.check;

import static io.jenkins.plugins.k6notify.record.SampleRuns.ABORTED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.CROSSED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.archive.ArchivedReport;
import io.jenkins.plugins.k6notify.archive.FileOwner;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding.Kind;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.record.SampleRuns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckReportTest {

    private static final String BUILD = "https://ci/job/shop/42/";
    private static final Banner BANNER = new Banner(Execution.LOCAL, "checkout.js", null, null);
    private static final PreviousRun MAIN =
            new PreviousRun("shop/main", 41, K6Result.PASSED, Map.of("http_req_duration.p(95)", 400.0));
    private static final Threshold HELD = new Threshold("checks", "rate>0.9", true, "100%");
    private static final Threshold OVER = new Threshold("http_req_duration", "p(95)<500", false, "612.3ms");

    private static K6Summary summary(Threshold... thresholds) {
        return new K6Summary(
                Map.of("http_req_duration.p(95)", 612.3, "http_req_failed.rate", 0.01),
                List.of(thresholds),
                null,
                null);
    }

    private static RunRecord record(@CheckForNull Outcome outcome, K6Summary summary) {
        return SampleRuns.record(SampleRuns.run(1, BANNER, outcome, summary));
    }

    private static CheckedRun checked(RunRecord record, @CheckForNull PreviousRun previous) {
        return CheckedRun.of(record, Trigger.MANUAL, previous, BUILD);
    }

    private static CheckReport report(RunRecord... records) {
        return CheckReport.of(
                List.of(records).stream().map(record -> checked(record, null)).toList());
    }

    @Test
    void failedRunHasReasonThresholdsAndChangeAgainstTarget() {
        CheckReport report = CheckReport.of(List.of(checked(record(CROSSED, summary(HELD, OVER)), MAIN)));

        assertThat(report.state()).isEqualTo(CheckState.FAILED);
        assertThat(report.title()).isEqualTo("Failed: Thresholds crossed: http_req_duration p(95)<500");
        assertThat(RenderedMarkdown.html(report.summary()))
                .contains("<td>Status</td>\n<td>Finished, failed (was passed)</td>")
                .contains("<td>p(95)</td>\n<td>612.3 ms, +53 %</td>")
                .contains("Compared with <code>shop/main #41</code>");
        assertThat(RenderedMarkdown.html(report.text()))
                .contains("<p><code>Thresholds crossed: http_req_duration p(95)&lt;500</code></p>")
                .containsSubsequence(
                        "<td>❌</td>\n<td><code>http_req_duration p(95)&lt;500</code></td>\n<td><code>612.3 ms</code></td>",
                        "<td>✅</td>\n<td><code>checks rate&gt;0.9</code></td>")
                .contains("<a href=\"" + report.url() + "\">Run in Jenkins</a>");
        assertThat(report.url()).isEqualTo(BUILD + "k6/#k6-run-00000000-0000-0000-0000-000000000001");
        assertThat(report.started()).isEqualTo(SampleRuns.START);
        assertThat(report.ended()).isEqualTo(SampleRuns.START.plusSeconds(33));
    }

    @Test
    void reportsAreLinkedWithTheirNamesAsCode() {
        String name = "[a](b) @ada.html";
        RunFiles files = new RunFiles(
                FileOwner.ofRun(1, "agent-3"),
                false,
                List.of(new ArchivedReport("out/" + name, "k6-reports/1/out/" + name, 0)),
                List.of());

        CheckReport report = report(record(PASSED, summary()).withFiles(files));

        assertThat(RenderedMarkdown.html(report.text()))
                .contains("<a href=\"" + BUILD + "artifact/k6-reports/1/out/" + Util.rawEncode(name) + "\">"
                        + "<code>out/[a](b) @ada.html</code></a>");
    }

    /** The addresses of ten such reports would leave no room for anything else. */
    @Test
    void reportsWithLongAddressesAreNotLinked() {
        String deep = "ä/".repeat(1000) + "a.html";
        RunFiles files = new RunFiles(
                FileOwner.ofRun(1, "agent-3"),
                false,
                Collections.nCopies(10, new ArchivedReport(deep, "k6-reports/1/" + deep, 0)),
                List.of());

        assertThat(report(record(CROSSED, summary(OVER)).withFiles(files)).text())
                .contains("Run in Jenkins", "Thresholds crossed")
                .doesNotContain("a.html");
    }

    @Test
    void passedRunOfCloudHasLinksAlone() {
        Banner cloud = new Banner(Execution.CLOUD, "a.js", "https://app.k6.io/runs/7", 7L);
        CheckReport report = report(SampleRuns.record(SampleRuns.run(1, cloud, PASSED, K6Summary.EMPTY)));

        assertThat(report.text())
                .isEqualTo(
                        "[Run in Jenkins](<" + report.url() + ">) · [Run in k6 Cloud](<https://app.k6.io/runs/7>)\n");
    }

    @Test
    void warningsAreListed() {
        K6Run run = new K6Run(
                1,
                BANNER,
                SampleRuns.START,
                SampleRuns.START,
                PASSED,
                0,
                K6Summary.EMPTY,
                List.of(new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L)));

        assertThat(RenderedMarkdown.html(report(SampleRuns.record(run)).text()))
                .contains("<li>⚠️ " + run.warnings().get(0).words() + "</li>");
    }

    @Test
    void passedRunHasKeyMetricsInTitle() {
        assertThat(report(record(PASSED, summary())).title()).isEqualTo("Passed: p(95) 612.3 ms, Error rate 1.00%");
        assertThat(report(record(PASSED, K6Summary.EMPTY)).title()).isEqualTo("Passed");
    }

    @Test
    void runInProgressHasNoEnd() {
        CheckReport report = report(record(null, K6Summary.EMPTY));

        assertThat(report.state()).isEqualTo(CheckState.RUNNING);
        assertThat(report.title()).isEqualTo("Running");
        assertThat(report.ended()).isNull();
    }

    @Test
    void runLeftInCloudIsOver() {
        CheckReport report = report(SampleRuns.left(1));

        assertThat(report.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(report.title()).isEqualTo("Continues in k6 Cloud");
    }

    @ParameterizedTest
    @CsvSource({
        "TIMED_OUT, TIMED_OUT",
        "ABORTED_BY_USER, CANCELED",
        "ABORTED_BY_SYSTEM, FAILED",
        "ABORTED_BY_SCRIPT_ERROR, FAILED",
        "ABORTED_BY_LIMIT, FAILED"
    })
    void stoppedRunHasStateOfItsStatus(K6Status status, CheckState state) {
        Outcome outcome = new Outcome(status, K6Result.FAILED, Outcome.Kind.STOPPED, "why");

        assertThat(report(record(outcome, K6Summary.EMPTY)).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"UNSTABLE, UNSTABLE, 'Passed, quality gate unstable'", "FAILURE, FAILED, 'Passed, quality gate failed'"
    })
    void passedRunWithViolatedGateHasItsState(Criticality criticality, CheckState state, String title) {
        QualityGate gate = new QualityGate(null, "http_req_duration.p(95)", 300.0, null, criticality);
        RunRecord passed = record(PASSED, summary(HELD));
        RunRecord judged = passed.withVerdict(GateRules.verdict(List.of(gate), passed.run(), null, true));

        CheckReport report = report(judged);

        assertThat(report.state()).isEqualTo(state);
        assertThat(report.title()).startsWith(title);
        assertThat(RenderedMarkdown.html(report.summary())).contains("<td>Quality gates</td>");
        assertThat(RenderedMarkdown.html(report.text())).contains("<li><code>");
        assertThat(report(record(CROSSED, summary(OVER)).withVerdict(judged.verdict()))
                        .state())
                .as("a failed run stays failed")
                .isEqualTo(CheckState.FAILED);
    }

    @Test
    void severalRunsHaveWorstStateAndDetailsOfEach() {
        CheckReport report = report(
                SampleRuns.record(1, PASSED),
                SampleRuns.record(2, CROSSED),
                SampleRuns.record(3, ABORTED),
                SampleRuns.record(4, PASSED));

        assertThat(report.state()).isEqualTo(CheckState.FAILED);
        assertThat(report.title()).isEqualTo("1 failed, 1 aborted by a user, 2 passed");
        assertThat(RenderedMarkdown.html(report.summary()))
                .contains("<td><code>checkout</code> in <code>smoke</code></td>")
                .contains("#k6-run-00000000-0000-0000-0000-000000000002\">❌ failed</a>");
        assertThat(RenderedMarkdown.html(report.text()))
                .containsSubsequence("<h3>❌ <code>checkout</code>", "<h3>✋ ", "<h3>✅ ", "<h3>✅ ");
        assertThat(report.url()).isEqualTo(BUILD + "k6/");
    }

    @Test
    void runInProgressKeepsCheckOpen() {
        assertThat(report(SampleRuns.record(1, CROSSED), SampleRuns.record(2, null))
                        .state())
                .isEqualTo(CheckState.RUNNING);
    }

    @Test
    void reportWithoutAddressOfJenkinsHasNoLinks() {
        CheckReport report =
                CheckReport.of(List.of(CheckedRun.of(SampleRuns.record(1, PASSED), Trigger.MANUAL, null, null)));

        assertThat(report.url()).isNull();
        assertThat(report.text()).doesNotContain("](");
    }

    @Property(tries = 300)
    void hostileTextsAppearLiterally(@ForAll("texts") String text, @ForAll("texts") String other) {
        Outcome outcome = new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, text);
        K6Summary summary = new K6Summary(Map.of(), List.of(new Threshold(other, text, false, other)), null, null);
        Banner banner = new Banner(Execution.CLOUD, text, text, null);
        RunRecord named = new RunRecord(
                new UUID(0, 1),
                "step",
                new RunSource("7", other, other),
                1,
                text,
                null,
                1,
                SampleRuns.run(1, banner, outcome, summary),
                true,
                true,
                false,
                null,
                List.of());
        GateFinding finding = new GateFinding(Kind.ABOVE, Criticality.FAILURE, other, null, 1.0, 2.0, null);
        RunRecord run = named.withVerdict(new GateVerdict(GateVerdict.Status.FAILED, List.of(finding)))
                .withFiles(new RunFiles(
                        FileOwner.ofRun(1, null),
                        false,
                        List.of(new ArchivedReport(text, "k6-reports/1/" + other, 0)),
                        List.of()));
        PreviousRun previous = new PreviousRun(text, 41, K6Result.PASSED, Map.of());

        for (int runs : new int[] {1, 2, 60}) {
            CheckReport report = CheckReport.of(Collections.nCopies(runs, checked(run, previous)));
            assertThat(report.title()).hasLineCount(1).hasSizeLessThanOrEqualTo(200);
            assertThat(RenderedMarkdown.html(report.summary() + "\n" + report.text())
                            .replaceAll("<code>[^<>]*</code>|href=\"" + BUILD + "[^\"]*\"", ""))
                    .doesNotContain("octocat", "evil", "href")
                    .doesNotContainPattern("<(?!/?(?:table|thead|tbody|tr|th|td|p|ul|li|h3|a)\\b)");
        }
    }

    /** Texts that a script can print, and names of files. */
    @Provide
    Arbitrary<String> texts() {
        return HostileRuns.texts(
                "<script>alert(1)</script>",
                "<img src=x>",
                "[a](http://evil.example) ",
                "](http://evil.example)",
                "http://evil.example ",
                "@octocat",
                "`",
                "``",
                "|",
                "\n\n# octocat\n",
                "*evil*",
                "\\");
    }

    @Test
    void reportIsBounded() {
        String wide = "€".repeat(10_000);
        List<Threshold> thresholds = Collections.nCopies(500, new Threshold(wide, wide, false, wide));
        Outcome outcome = new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, wide);
        RunRecord record = record(outcome, new K6Summary(Map.of(), thresholds, null, null));
        List<CheckedRun> runs = new ArrayList<>(Collections.nCopies(1000, checked(record, MAIN)));

        CheckReport many = CheckReport.of(runs);
        CheckReport one = CheckReport.of(runs.subList(0, 1));

        for (CheckReport report : List.of(many, one)) {
            assertThat(report.title()).hasSizeLessThanOrEqualTo(200);
            assertThat(report.summary().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_000);
            assertThat(report.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_000);
        }
        assertThat(many.summary()).contains("… and 950 more runs");
        int shown = many.text().split("### ", -1).length - 1;
        assertThat(many.text()).endsWith("… and " + (1000 - shown) + " more runs\n");
        assertThat(one.text()).contains("… and 450 more thresholds");
    }

    @Test
    void fiftyThresholdsAreAllShown() {
        assertThat(report(record(CROSSED, summary(Collections.nCopies(50, OVER).toArray(Threshold[]::new))))
                        .text())
                .doesNotContain("more thresholds");
    }
}
