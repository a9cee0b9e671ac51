package io.jenkins.plugins.k6notify.buildpage;

import static io.jenkins.plugins.k6notify.record.SampleRuns.ABORTED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.CROSSED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.PASSED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.START;
import static io.jenkins.plugins.k6notify.record.SampleRuns.delivery;
import static io.jenkins.plugins.k6notify.record.SampleRuns.left;
import static io.jenkins.plugins.k6notify.record.SampleRuns.record;
import static io.jenkins.plugins.k6notify.record.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.buildpage.RunCard.Context;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.Difference;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.record.RecordedRuns;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.record.SampleRuns;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunCardTest {

    private static final RedeliveryRights ALL = new RedeliveryRights(true, true);

    private static Context context(boolean building, RedeliveryRights rights) {
        return new Context(
                "perf",
                building,
                "manual, ada",
                rights,
                CredentialIds.ALL,
                Pins.NONE,
                (job, build) -> job.equals("shop/main") ? "job/shop/job/main/" + build + "/" : null,
                START.plusMillis(12_345));
    }

    private static RunCard card(RunRecord record) {
        return new RunCard(record, "checkout", context(false, RedeliveryRights.NONE), null);
    }

    private static List<Boolean> redeliverable(RedeliveryRights rights, DeliveryRecord... deliveries) {
        return new RunCard(record(1, PASSED, deliveries), "checkout", context(false, rights), null)
                .deliveries().stream().map(DeliveryCard::redeliverable).toList();
    }

    @Test
    void hasElapsedTimeWhileRunning() {
        assertThat(new RunCard(record(1, null), "checkout", context(true, ALL), null).elapsed())
                .isEqualTo(12_345);
        assertThat(new RunCard(record(1, PASSED), "checkout", context(true, ALL), null).elapsed())
                .isNull();
        assertThat(new RunCard(record(1, null), "checkout", context(false, ALL), null).elapsed())
                .as("nothing runs in a build that is over")
                .isNull();
    }

    @Test
    void runLeftInCloudHasNoElapsedTime() {
        RunCard card = new RunCard(left(1), "checkout", context(true, ALL), null);
        assertThat(card.elapsed()).isNull();
        assertThat(card.record().leftInCloud()).isTrue();
        assertThat(card.announcement()).isEqualTo("checkout (smoke): Left running in k6 Cloud");
    }

    @Test
    void controllerIsNamedAsNode() {
        RunRecord record = record(1, PASSED);
        RunRecord onController = new RunRecord(
                record.id(),
                record.subscription(),
                new RunSource("7", "", null),
                1,
                record.name(),
                null,
                1,
                record.run(),
                true,
                true,
                false,
                null,
                List.of());
        assertThat(card(onController).agent()).isEqualTo("built-in node");
        assertThat(card(record).agent()).isEqualTo("agent-3");
    }

    private static RunCard failed(String reason, String metric) {
        K6Summary summary =
                new K6Summary(Map.of(), List.of(new Threshold(metric, "p(95)<500", false, "612ms")), null, null);
        Outcome outcome = new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, reason);
        return card(record(run(1, Banner.NONE, outcome, summary)));
    }

    @Test
    void reasonIsOmittedWhenThresholdsAreListed() {
        assertThat(failed(CROSSED.reason(), "http_req_duration").isReasonInThresholds())
                .isTrue();
        assertThat(failed("test run was marked as failed", "http_req_duration").isReasonInThresholds())
                .isFalse();
        assertThat(card(record(1, CROSSED)).isReasonInThresholds())
                .as("no threshold is known")
                .isFalse();
        assertThat(card(record(1, ABORTED)).isReasonInThresholds()).isFalse();
        assertThat(card(record(1, PASSED)).isReasonInThresholds()).isFalse();
    }

    @Test
    void passedRunListsWarnings() {
        K6Run run = new K6Run(
                1,
                Banner.NONE,
                START,
                START,
                PASSED,
                0,
                K6Summary.EMPTY,
                List.of(new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 1900L)));
        assertThat(card(record(run)).warnings()).containsExactly("Iterations were dropped: 1,900");
        assertThat(card(record(run)).badge().style()).isEqualTo("passed");
        assertThat(card(record(1, PASSED)).warnings()).isEmpty();
    }

    @Test
    void violatedQualityGatesAreListed() {
        RunRecord passed = record(1, PASSED);
        List<QualityGate> gates = List.of(
                new QualityGate(null, "p(95)", 800.0, null, Criticality.FAILURE),
                new QualityGate("aborted", null, null, null, null));
        K6Summary summary = new K6Summary(Map.of("http_req_duration.p(95)", 1912.4), List.of(), null, null);
        K6Run slow = run(1, Banner.NONE, PASSED, summary);
        RunCard card = card(record(slow).withVerdict(GateRules.verdict(gates, slow, null, true)));
        assertThat(card.gates())
                .containsExactly(
                        "Quality gate: http_req_duration p(95) is 1.91 s, above the limit of 800 ms (FAILURE)");
        assertThat(card.verdict()).isEqualTo("violated: build failed");
        RunCard unmeasured = card(passed.withVerdict(GateRules.verdict(gates, passed.run(), null, true)));
        assertThat(unmeasured.gates())
                .containsExactly(
                        "Quality gate not evaluated: http_req_duration p(95) is not in the summary of the run");
        assertThat(unmeasured.verdict()).isEqualTo("passed");
        assertThat(card(passed).gates()).isEmpty();
        assertThat(card(passed).verdict()).isNull();
    }

    @Test
    void cloudPageLinksToK6CloudOnly() {
        Banner cloud = new Banner(Execution.CLOUD, "a.js", "https://app.k6.io/runs/7", 7L);
        Banner lure = new Banner(Execution.CLOUD, "a.js", "https://example.com/runs/7", 7L);
        assertThat(card(record(run(1, cloud, PASSED, K6Summary.EMPTY))).cloudPage())
                .isEqualTo("https://app.k6.io/runs/7");
        assertThat(card(record(run(1, lure, PASSED, K6Summary.EMPTY))).cloudPage())
                .isNull();
    }

    private static String comparison(PreviousRun previous) {
        return new RunCard(record(1, PASSED), "checkout", context(false, ALL), previous).comparison();
    }

    private static PreviousRun previous(String job, Baseline baseline, Difference... differences) {
        return new PreviousRun(job, 41, K6Result.FAILED, Map.of(), TestSetup.UNKNOWN, baseline, List.of(differences));
    }

    @Test
    void namesPreviousRun() {
        assertThat(comparison(previous("perf", Baseline.PREVIOUS)))
                .isEqualTo("Compared with the run in #41 (Not passed)");
        assertThat(comparison(previous("shop/main", Baseline.TARGET)))
                .isEqualTo("Compared with the run in shop/main #41 (Not passed)");
        assertThat(comparison(previous("perf", Baseline.PASSED)))
                .isEqualTo("Compared with the last passed run, in #41");
        assertThat(comparison(previous("perf", Baseline.PINNED)))
                .isEqualTo("Compared with the pinned run, in #41 (Not passed)");
        assertThat(card(record(1, PASSED)).comparison()).isNull();
    }

    @Test
    void saysWhyRunsAreNotCompared() {
        assertThat(comparison(previous("perf", Baseline.PINNED, Difference.THRESHOLDS, Difference.SCENARIOS)))
                .isEqualTo("Not compared with the run in #41: its thresholds were different, its scenarios were"
                        + " different");
    }

    @Test
    void linksVisibleBuildOfPreviousRun() {
        RunCard ofTarget = new RunCard(
                record(1, PASSED), "checkout", context(false, ALL), previous("shop/main", Baseline.PREVIOUS));
        RunCard hidden = new RunCard(
                record(1, PASSED), "checkout", context(false, ALL), previous("secret/main", Baseline.PREVIOUS));

        assertThat(ofTarget.previousUrl()).isEqualTo("job/shop/job/main/41/");
        assertThat(hidden.previousUrl()).isNull();
        assertThat(card(record(1, PASSED)).previousUrl()).isNull();
    }

    private static RunCard pinnable(Pins pins, @CheckForNull Outcome outcome, K6Summary summary) {
        Context context =
                new Context("perf", false, "manual", ALL, CredentialIds.ALL, pins, (job, build) -> null, START);
        return new RunCard(record(SampleRuns.run(1, Banner.NONE, outcome, summary)), "checkout", context, null);
    }

    @Test
    void finishedRunWithMetricsCanBePinned() {
        Pins allowed = new Pins(true, Set.of());
        Pins pinned = new Pins(true, Set.of(new UUID(0, 1)));
        K6Summary summary = RecordedRuns.summary(456.9, 0);

        assertThat(pinnable(allowed, PASSED, summary).pinning()).isEqualTo("pin");
        assertThat(pinnable(pinned, PASSED, summary).pinning()).isEqualTo("unpin");
        assertThat(pinnable(pinned, PASSED, summary).isPinned()).isTrue();
        assertThat(pinnable(pinned, PASSED, summary).version())
                .isNotEqualTo(pinnable(allowed, PASSED, summary).version());
        assertThat(pinnable(new Pins(false, pinned.runs()), PASSED, summary).isPinned())
                .isTrue();
        assertThat(pinnable(Pins.NONE, PASSED, summary).pinning()).isNull();
        assertThat(pinnable(allowed, null, summary).pinning()).isNull();
        assertThat(pinnable(allowed, PASSED, K6Summary.EMPTY).pinning()).isNull();
    }

    @Test
    void redeliveryNeedsPermission() {
        DeliveryRecord ofJob = delivery(1, 0, true, State.FAILED);
        DeliveryRecord ofAdmin = delivery(2, 0, false, State.DELIVERED);
        assertThat(redeliverable(RedeliveryRights.NONE, ofJob, ofAdmin)).containsExactly(false, false);
        assertThat(redeliverable(new RedeliveryRights(true, false), ofJob, ofAdmin))
                .containsExactly(true, false);
        assertThat(redeliverable(new RedeliveryRights(false, true), ofJob, ofAdmin))
                .containsExactly(false, true);
    }

    @Test
    void redeliveryToFolderNeedsPermissionForFolder() {
        DeliveryRecord ofFolder = new DeliveryRecord(
                new UUID(1, 1), 0, "perf", false, "test.finished", State.FAILED, null, List.of(), "shop");
        assertThat(redeliverable(new RedeliveryRights(true, false), ofFolder)).containsExactly(false);
        assertThat(redeliverable(new RedeliveryRights(true, false, List.of("other")), ofFolder))
                .containsExactly(false);
        assertThat(redeliverable(new RedeliveryRights(false, false, List.of("shop")), ofFolder))
                .containsExactly(true);
        assertThat(redeliverable(new RedeliveryRights(false, true), ofFolder)).containsExactly(true);
    }

    @Test
    void waitingMessageIsNotRedeliverable() {
        assertThat(redeliverable(ALL, delivery(1, 0, false, State.WAITING))).containsExactly(false);
        assertThat(redeliverable(ALL, delivery(1, 0, false, State.FAILED), delivery(1, 1, false, State.WAITING)))
                .containsExactly(false, false);
    }

    @Test
    void redeliveryFollowsFirstDelivery() {
        DeliveryRecord[] deliveries = {
            delivery(1, 0, false, State.FAILED),
            delivery(2, 0, false, State.DROPPED),
            delivery(1, 1, false, State.FAILED),
        };
        assertThat(card(record(1, PASSED, deliveries)).deliveries())
                .extracting(DeliveryCard::record)
                .containsExactly(deliveries[0], deliveries[2], deliveries[1]);
        assertThat(redeliverable(ALL, deliveries))
                .as("the last delivery of a message is the one to repeat")
                .containsExactly(false, true, true);
    }

    @Test
    void redeliveredMessageIsNotCountedAsUndelivered() {
        DeliveryRecord failed = delivery(1, 0, false, State.FAILED);
        DeliveryRecord dropped = delivery(2, 0, false, State.DROPPED);
        assertThat(card(record(1, PASSED, failed, dropped)).undelivered()).isEqualTo(2);
        assertThat(card(record(1, PASSED, failed, dropped)).messageCount()).isEqualTo(2);
        assertThat(card(record(1, PASSED, failed, delivery(1, 1, false, State.DELIVERED)))
                        .messageCount())
                .isEqualTo(1);
        assertThat(card(record(1, PASSED, failed, delivery(1, 1, false, State.WAITING)))
                        .undelivered())
                .isZero();
        assertThat(card(record(1, PASSED, failed, delivery(1, 1, false, State.DELIVERED)))
                        .undelivered())
                .isZero();
        assertThat(card(record(1, PASSED, failed, delivery(1, 1, false, State.FAILED)))
                        .undelivered())
                .isEqualTo(1);
    }

    @Test
    void deliveryShowsAttempts() {
        DeliveryRecord waiting = delivery(
                1,
                0,
                false,
                State.WAITING,
                new AttemptRecord(START, null, 3, Reason.said("connection refused"), false),
                new AttemptRecord(
                        START.plusSeconds(5), 503, 1_212, Reason.said("the receiver returned HTTP 503: later"), false));
        DeliveryCard card = card(record(1, PASSED, waiting)).deliveries().get(0);
        assertThat(card.state().word()).isEqualTo("Waiting for the next attempt");
        assertThat(card.lastAttempt().text()).isEqualTo("the receiver returned HTTP 503: later");
        assertThat(card.nextAttempt().iso()).isEqualTo("2026-11-23T12:01:00Z");
        assertThat(card.attempts()).extracting("status").containsExactly(null, 503);
        assertThat(card.attempts()).extracting("took").containsExactly("3 ms", "1.21 s");
        assertThat(card.announcement()).isEqualTo("test.finished to alerts: Waiting for the next attempt");
    }

    @Test
    void versionChangesWithContent() {
        RunRecord record = record(1, null, delivery(1, 0, false, State.WAITING));
        String version = new RunCard(record, "checkout", context(true, ALL), null).version();
        assertThat(new RunCard(record, "checkout", context(true, ALL), null).version())
                .isEqualTo(version);
        assertThat(List.of(
                        new RunCard(record, "checkout", context(false, ALL), null),
                        new RunCard(record, "checkout", context(true, RedeliveryRights.NONE), null),
                        new RunCard(record(1, PASSED), "checkout", context(true, ALL), null),
                        new RunCard(record, "perf/checkout", context(true, ALL), null),
                        new RunCard(
                                record(1, null, delivery(1, 0, false, State.FAILED)),
                                "checkout",
                                context(true, ALL),
                                null)))
                .extracting(RunCard::version)
                .doesNotContain(version);
    }

    @Test
    void titleNamesBranch() {
        assertThat(card(record(1, PASSED)).title()).isEqualTo("checkout (smoke)");
        assertThat(card(record(1, PASSED)).announcement()).isEqualTo("checkout (smoke): Passed");
    }
}
