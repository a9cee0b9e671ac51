package io.jenkins.plugins.k6notify.engine.message.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.message.Golden;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookFormatTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");

    private final WebhookFormat format = new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1.2");

    @Test
    void comparesRunWithPreviousRun() {
        String body = new WebhookBody().of(SampleEvents.worse());
        assertThat(body)
                .endsWith(
                        ",\"previous\":{\"job\":\"perf/checkout\",\"build\":41,\"result\":0,\"result_text\":\"Passed\","
                                + "\"baseline\":\"previous\",\"differences\":[],"
                                + "\"metrics\":{\"http_req_duration.p(95)\":456.9,\"http_req_failed.rate\":0},"
                                + "\"change\":{\"http_req_duration.p(95)\":0.3401}}}");
    }

    @Test
    void runOfOtherTestHasNoChange() throws Exception {
        TestFinished worse = SampleEvents.worse();
        JsonNode previous = json(new TestFinished(worse.context(), worse.run(), SampleEvents.pinned()))
                .get("previous");

        assertThat(previous.get("baseline").asText()).isEqualTo("pinned");
        assertThat(previous.get("differences").toString()).isEqualTo("[\"thresholds\"]");
        assertThat(previous.get("metrics")).isNotEmpty();
        assertThat(previous.get("change")).isEmpty();
    }

    /** JSON has no representation of infinity; Jackson would write it as a string. */
    @Test
    void changeIsAlwaysNumber() throws Exception {
        TestFinished worse = SampleEvents.worse();
        for (double then : List.of(Double.MIN_VALUE, 1e-303, -1e-303, 1e-280)) {
            PreviousRun previous =
                    new PreviousRun("perf", 41, K6Result.PASSED, Map.of("http_req_duration.p(95)", then));
            JsonNode change = json(new TestFinished(worse.context(), worse.run(), previous))
                    .get("previous")
                    .get("change");

            assertThat(change).allMatch(JsonNode::isNumber);
        }
    }

    @Test
    void branchIsIdentifiedByFullName() throws Exception {
        Build build = new Build("shop/feature%2Fx", 7, null, null);
        TestContext context = new TestContext(null, Trigger.MANUAL, null, 0, 0, null, build);
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, "-", null, null),
                SampleEvents.STARTED,
                null,
                null,
                null,
                K6Summary.EMPTY);
        JsonNode body = json(new TestStarted(context, run));
        assertThat(body.path("jenkins").path("job").asText()).isEqualTo("shop/feature%2Fx");
        assertThat(body.path("name").asText()).isEqualTo("shop/feature/x");
    }

    @Test
    void startedBodyMatchesGoldenFile() {
        assertThat(pretty(SampleEvents.started(Trigger.MANUAL))).isEqualTo(Golden.file("webhook-started.json"));
    }

    @Test
    void finishedBodyMatchesGoldenFile() {
        assertThat(pretty(SampleEvents.finished(SampleEvents.thresholdsFailed())))
                .isEqualTo(Golden.file("webhook-finished.json"));
    }

    @Test
    void warningsHaveKindTextAndOptionalCount() throws Exception {
        assertThat(json(SampleEvents.passedWithWarnings()).get("warnings"))
                .hasToString("[{\"kind\":\"all_requests_failed\",\"text\":\"All requests failed\",\"count\":null},"
                        + "{\"kind\":\"iterations_dropped\",\"text\":\"Iterations were dropped: 19\",\"count\":19}]");
        assertThat(json(SampleEvents.passedWithWarnings()).get("event_type").asText())
                .isEqualTo("test.finished.success");
        assertThat(json(SampleEvents.finished(SampleEvents.passed())).get("warnings"))
                .isEmpty();
        assertThat(json(SampleEvents.started(Trigger.MANUAL)).get("warnings")).isEmpty();
    }

    @Test
    void bodyOfDistributedRunMatchesGoldenFile() {
        assertThat(pretty(SampleEvents.distributed())).isEqualTo(Golden.file("webhook-distributed.json"));
    }

    @Test
    void bodyOfUnknownRunMatchesGoldenFile() {
        K6Run run = new K6Run(
                1,
                Banner.NONE,
                null,
                SampleEvents.ENDED,
                SampleEvents.stopped(K6Status.ABORTED_BY_SCRIPT_ERROR),
                null,
                K6Summary.EMPTY);
        TestFinished event = new TestFinished(TestContext.of("never began", Trigger.TRIGGERED), run, null);
        assertThat(pretty(event)).isEqualTo(Golden.file("webhook-never-began.json"));
    }

    @Test
    void nameIsBaseNameAndScriptIsPath() throws Exception {
        Banner banner = new Banner(Execution.LOCAL, "/home/ci/tests/checkout.js", null, null);
        K6Run run = new K6Run(1, banner, SampleEvents.STARTED, null, null, null, K6Summary.EMPTY);
        JsonNode body = json(new TestStarted(SampleEvents.context(Trigger.MANUAL), run));
        assertThat(body.get("name").asText()).isEqualTo("checkout.js");
        assertThat(body.at("/k6/script").asText()).isEqualTo("/home/ci/tests/checkout.js");
    }

    @Test
    void bodyOfTestHookHasEventOnly() {
        assertThat(body(new TestHookEvent())).isEqualTo("{\"event\":\"test.notification_channel\"}");
    }

    @Test
    void verdictOfQualityGatesIsInBody() throws Exception {
        JsonNode verdict = json(SampleEvents.gateViolated(Criticality.FAILURE)).get("quality_gate");
        assertThat(verdict).isEqualTo(new ObjectMapper().readTree("""
                                        {"status":"failed","violations":[{"kind":"above","criticality":"failure",
                                        "subject":"http_req_duration.p(95)","value":612.3,"limit":500.0,"previous":null,
                                        "text":"http_req_duration p(95) is 612.3 ms, above the limit of 500 ms"}],
                                        "not_evaluated":[{"kind":"no_previous","criticality":"unstable",
                                        "subject":"http_reqs.rate","value":null,"limit":null,"previous":null,
                                        "text":"http_reqs rate has no earlier run to compare with"}]}"""));
        assertThat(json(SampleEvents.gatePassed()).at("/quality_gate/status").asText())
                .isEqualTo("passed");
        assertThat(json(SampleEvents.gateViolated(Criticality.FAILURE))
                        .get("event_type")
                        .asText())
                .isEqualTo("test.finished.success");
    }

    @Test
    void keysOfContractComeFirstWithItsTypes() throws Exception {
        for (NotificationEvent event :
                List.of(SampleEvents.started(Trigger.SCHEDULED), SampleEvents.finished(SampleEvents.passed()))) {
            JsonNode json = new ObjectMapper().readTree(body(event));
            List<String> keys = new ArrayList<>();
            json.fieldNames().forEachRemaining(keys::add);
            assertThat(keys)
                    .startsWith(
                            "status",
                            "status_text",
                            "user_id",
                            "name",
                            "organization_id",
                            "load_test_id",
                            "load_test_run_id",
                            "project_id",
                            "event")
                    .hasSize(21);
            assertThat(keys.subList(0, 9)).allSatisfy(key -> {
                boolean text = List.of("status_text", "name", "event").contains(key);
                assertThat(text ? json.get(key).isTextual() : json.get(key).isIntegralNumber())
                        .as(key)
                        .isTrue();
            });
        }
    }

    @Test
    void headersFollowContract() {
        Message message = format.message(ID, SampleEvents.started(Trigger.MANUAL));

        assertThat(message.id()).isEqualTo(ID);
        assertThat(message.event()).isEqualTo("test.started");
        assertThat(new ArrayList<>(message.headers().entrySet()))
                .containsExactly(
                        Map.entry("Content-Type", "application/json; charset=UTF-8"),
                        Map.entry("User-Agent", "LoadImpactWebHook/1.2 (k6-notify)"),
                        Map.entry("X-LoadImpact-ID", ID.toString()),
                        Map.entry("X-LoadImpact-Event", "test.started"));
    }

    @Test
    void newerHeadersAreAddedOnRequest() {
        Message message = new WebhookFormat(WebhookHeaders.LOAD_IMPACT_AND_K6_CLOUD, "1.2")
                .message(ID, SampleEvents.finished(SampleEvents.passed()));

        assertThat(message.headers())
                .containsEntry("X-LoadImpact-ID", ID.toString())
                .containsEntry("X-k6cloud-ID", ID.toString())
                .containsEntry("X-k6cloud-Event", "test.finished");
    }

    @Test
    void eventTypeIsMostSpecificIdentifier() throws Exception {
        assertThat(json(SampleEvents.started(Trigger.SCHEDULED))
                        .get("event_type")
                        .asText())
                .isEqualTo("test.started.scheduled");
        assertThat(json(SampleEvents.finished(SampleEvents.passed()))
                        .get("event_type")
                        .asText())
                .isEqualTo("test.finished.success");
        assertThat(json(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)))
                        .get("event_type")
                        .asText())
                .isEqualTo("test.finished.timed_out");
    }

    private JsonNode json(NotificationEvent event) throws Exception {
        return new ObjectMapper().readTree(body(event));
    }

    private String pretty(NotificationEvent event) {
        return Golden.pretty(body(event));
    }

    private String body(NotificationEvent event) {
        return format.message(ID, event).body();
    }
}
