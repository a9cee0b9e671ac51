package io.jenkins.plugins.k6notify.api;

import static io.jenkins.plugins.k6notify.record.SampleRuns.CROSSED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.START;
import static io.jenkins.plugins.k6notify.record.SampleRuns.delivery;
import static io.jenkins.plugins.k6notify.record.SampleRuns.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import hudson.model.Cause;
import io.jenkins.plugins.k6notify.api.DeliveryView.AttemptView;
import io.jenkins.plugins.k6notify.api.RunView.ChecksView;
import io.jenkins.plugins.k6notify.api.RunView.ReportView;
import io.jenkins.plugins.k6notify.api.RunView.SummaryFileView;
import io.jenkins.plugins.k6notify.api.RunView.ThresholdView;
import io.jenkins.plugins.k6notify.api.RunView.WarningView;
import io.jenkins.plugins.k6notify.archive.ArchivedReport;
import io.jenkins.plugins.k6notify.archive.FileOwner;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.distributed.SampleInstances;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.export.Exported;

class RunViewTest {

    private static final K6Summary SUMMARY = new K6Summary(
            Map.of("http_req_duration.p(95)", 612.3),
            List.of(new Threshold("http_req_duration", "p(95)<500", false, "612.3ms")),
            new Checks(20, 3),
            null);

    private static final K6Run RUN = new K6Run(
            1,
            new Banner(Execution.CLOUD, "tests/checkout.js", "https://app.k6.io/runs/7", 7L),
            START,
            START.plusSeconds(33),
            CROSSED,
            99,
            SUMMARY,
            List.of(new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L)));

    private static RunView view(RunRecord record, CredentialIds ids, boolean forXml) {
        FakeRun build = new FakeRun(new FakeJob("", "perf"), new Cause.UserIdCause("ada"));
        return RunView.of(record, new BuildCauses(build), ids, forXml);
    }

    /** The values that the remote API exports, by key. */
    private static Map<String, Object> exported(Record view) throws ReflectiveOperationException {
        Map<String, Object> exported = new TreeMap<>();
        for (Method method : view.getClass().getMethods()) {
            if (method.isAnnotationPresent(Exported.class)) {
                exported.put(method.getName(), method.invoke(view));
            }
        }
        assertThat(exported).hasSameSizeAs(view.getClass().getRecordComponents());
        return exported;
    }

    @Test
    void exportsEveryKeyOfARun() throws Exception {
        RunView view = view(record(RUN), CredentialIds.ALL, false);
        assertThat(exported(view))
                .containsOnly(
                        entry("name", "checkout"),
                        entry("loadTestRunId", 42_001L),
                        entry("status", 3),
                        entry("statusText", "Finished"),
                        entry("leftInCloud", false),
                        entry("result", 1),
                        entry("resultText", "Failed"),
                        entry("reason", "Thresholds crossed: http_req_duration p(95)<500"),
                        entry(
                                "warnings",
                                List.of(new WarningView("iterations_dropped", "Iterations were dropped: 19", 19L))),
                        entry("qualityGate", null),
                        entry("script", "tests/checkout.js"),
                        entry("execution", "cloud"),
                        entry("started", "2026-11-23T12:00:00Z"),
                        entry("ended", "2026-11-23T12:00:33Z"),
                        entry("durationMillis", Duration.ofSeconds(33).toMillis()),
                        entry("exitCode", 99),
                        entry("metrics", Map.of("http_req_duration.p(95)", 612.3)),
                        entry(
                                "thresholds",
                                List.of(new ThresholdView("http_req_duration", "p(95)<500", false, "612.3ms"))),
                        entry("checks", new ChecksView(20, 3)),
                        entry("cloudUrl", "https://app.k6.io/runs/7"),
                        entry("trigger", "manual"),
                        entry("user", "ada"),
                        entry("label", "smoke"),
                        entry("node", "agent-3"),
                        entry("instances", List.of()),
                        entry("metricsOfWorstInstance", List.of()),
                        entry("summaryFiles", List.of()),
                        entry("reports", List.of()),
                        entry("deliveries", List.of()));
    }

    @Test
    void exportsInstancesOfDistributedRun() throws Exception {
        RunView view = view(record(SampleInstances.crossedInOne()), CredentialIds.ALL, true);

        assertThat(view.instances())
                .extracting(InstanceView::label)
                .containsExactly("checkout-1", "checkout-2", "checkout-3");
        assertThat(view.metricsOfWorstInstance()).containsExactly("http_req_duration.p(95)");
        assertThat(exported(view.instances().get(1)))
                .containsEntry("node", "agent of checkout-2")
                .containsEntry("status", 3)
                .containsEntry("statusText", "Finished")
                .containsEntry("result", 1)
                .containsEntry("resultText", "Failed")
                .containsEntry("reason", "because of 3")
                .containsEntry("durationMillis", 70_000L)
                .containsEntry("exitCode", 99);
        assertThat((List<?>) view.instances().get(1).metrics()).hasOnlyElementsOfType(MetricView.class);
    }

    @Test
    void exportsNullForUnknownValues() throws Exception {
        K6Run started = new K6Run(1, Banner.NONE, null, null, null, null, K6Summary.EMPTY);
        Map<String, Object> exported = exported(view(record(started), CredentialIds.ALL, false));
        assertThat(List.of("result", "resultText", "reason", "script", "execution", "started", "ended"))
                .allSatisfy(key -> assertThat(exported.get(key)).as(key).isNull());
        assertThat(List.of("durationMillis", "exitCode", "checks", "cloudUrl"))
                .allSatisfy(key -> assertThat(exported.get(key)).as(key).isNull());
        assertThat(exported).containsEntry("status", 2).containsEntry("statusText", "Running");
    }

    @Test
    void exportsKeptFiles() throws Exception {
        RunFiles files = new RunFiles(
                FileOwner.ofRun(1, ""),
                true,
                List.of(new ArchivedReport("out/my report.html", "k6-reports/1/out/my report.html", 0)),
                List.of());

        Map<String, Object> exported = exported(view(record(RUN).withFiles(files), CredentialIds.ALL, false));

        assertThat(exported)
                .containsEntry("summaryFiles", List.of(new SummaryFileView(null, "k6/summaries/summary-1.json")))
                .containsEntry(
                        "reports",
                        List.of(new ReportView(
                                "out/my report.html", null, "artifact/k6-reports/1/out/my%20report.html")));
    }

    @Test
    void exportsFilesOfEachInstance() {
        RunRecord record = record(SampleInstances.crossedInOne());
        for (int number = 1; number <= 2; number++) {
            FileOwner owner = new FileOwner(1, "load-" + number, number, "agent-" + number);
            ArchivedReport report = new ArchivedReport("a.html", owner.reports() + "a.html", 0);
            record = record.withFiles(new RunFiles(owner, true, List.of(report), List.of()));
        }

        RunView view = view(record, CredentialIds.ALL, false);

        assertThat(view.summaryFiles())
                .containsExactly(
                        new SummaryFileView("load-1", "k6/summaries/summary-1-1.json"),
                        new SummaryFileView("load-2", "k6/summaries/summary-1-2.json"));
        assertThat(view.reports())
                .containsExactly(
                        new ReportView("a.html", "load-1", "artifact/k6-reports/1/1/a.html"),
                        new ReportView("a.html", "load-2", "artifact/k6-reports/1/2/a.html"));
    }

    @Test
    void metricsAreAListInXml() {
        assertThat(view(record(RUN), CredentialIds.ALL, true).metrics())
                .isEqualTo(List.of(new MetricView("http_req_duration.p(95)", 612.3)));
    }

    @Test
    void textHasNoCharacterThatXmlForbids() {
        K6Summary summary = new K6Summary(
                Map.of("a\u0001b", 1.0), List.of(new Threshold("a\u0001b", "c\u0001d", true, "e\u0001")), null, null);
        K6Run run =
                new K6Run(1, new Banner(Execution.LOCAL, "a\u0001.js", null, null), START, null, null, null, summary);
        RunView view = view(record(run), CredentialIds.ALL, true);
        assertThat(view.script()).isEqualTo("a\uFFFD.js");
        assertThat(view.thresholds()).containsExactly(new ThresholdView("a\uFFFDb", "c\uFFFDd", true, "e\uFFFD"));
        assertThat(view.metrics()).isEqualTo(List.of(new MetricView("a\uFFFDb", 1.0)));
    }

    @Test
    void acceptedDeliveryHasItsOwnState() {
        AttemptRecord attempt = new AttemptRecord(START, 202, 12, Reason.said("accepted"), true);
        assertThat(view(record(RUN, delivery(1, 0, false, State.DELIVERED, attempt)), CredentialIds.ALL, false)
                        .deliveries())
                .extracting(DeliveryView::state)
                .containsExactly("accepted");
    }

    @Test
    void exportsEveryKeyOfADelivery() throws Exception {
        AttemptRecord attempt = new AttemptRecord(START, 503, 12, Reason.said("later"), false);
        DeliveryRecord waiting = delivery(1, 2, false, State.WAITING, attempt);
        DeliveryView view = view(record(RUN, waiting), CredentialIds.NONE, false)
                .deliveries()
                .get(0);
        assertThat(exported(view))
                .containsOnly(
                        entry("id", new UUID(1, 1).toString()),
                        entry("redelivery", 2),
                        entry("channel", "alerts"),
                        entry("job", false),
                        entry("event", "test.finished"),
                        entry("state", "waiting"),
                        entry("nextAttempt", "2026-11-23T12:01:00Z"),
                        entry("attempts", List.of(new AttemptView("2026-11-23T12:00:00Z", 503, 12, "later"))));
        assertThat(exported(view.attempts().get(0))).containsOnlyKeys("at", "status", "millis", "text");
    }

    @Test
    void idsOfCredentialsOfTheJobAreHidden() {
        AttemptRecord attempt =
                new AttemptRecord(START, null, 3, Reason.of(ReasonKind.NO_CREDENTIAL, "own-url"), false);
        RunRecord record = record(RUN, delivery(1, 0, true, State.FAILED, attempt));
        DeliveryView hidden =
                view(record, CredentialIds.NONE, false).deliveries().get(0);
        assertThat(hidden.channel()).isNull();
        assertThat(hidden.attempts().get(0).text()).doesNotContain("own-url");
        DeliveryView known = view(record, CredentialIds.ALL, false).deliveries().get(0);
        assertThat(known.channel()).isEqualTo("own-url");
        assertThat(known.attempts().get(0).text()).contains("own-url");
    }
}
