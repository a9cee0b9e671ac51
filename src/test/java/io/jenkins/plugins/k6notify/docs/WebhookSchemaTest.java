package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.ObservedRuns;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookBody;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import io.jenkins.plugins.k6notify.support.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the published schema describes each sent body completely, and refuses others. */
class WebhookSchemaTest {

    private static final WebhookSchema PUBLISHED = WebhookSchema.published();
    private static final WebhookSchema CLOSED = WebhookSchema.closed();

    static List<Recording> recordings() {
        return Recording.decidable();
    }

    @Test
    void isValidSchemaOfItsDraft() {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(WebhookSchema.node())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-started", "webhook-finished", "webhook-never-began", "webhook-distributed"})
    void acceptsGoldenFile(String name) {
        assertDescribed(WebhookSchema.json(Project.read("src/test/resources/golden/" + name + ".json")));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void acceptsBodiesOfRecordedConsole(Recording recording) throws IOException {
        ObservedRuns runs = new ObservedRuns();
        K6Console console =
                new K6Console(Clock.fixed(ObservedRuns.NOW, ZoneOffset.UTC), runs, () -> summaryOf(recording));
        try (ConsoleWatcher watcher = new ConsoleWatcher(OutputStream.nullOutputStream(), console)) {
            watcher.write(recording.console());
        }
        console.end(Ending.exit(recording.exitCode()));

        for (TestContext context :
                List.of(SampleEvents.context(Trigger.MANUAL), TestContext.of("checkout", Trigger.TRIGGERED))) {
            for (K6Run run : runs.started()) {
                assertDescribed(body(new TestStarted(context, run)));
            }
            for (K6Run run : runs.finished()) {
                assertDescribed(body(new TestFinished(context, run, null)));
                assertDescribed(
                        body(new TestFinished(context, run, SampleEvents.worse().previous())));
            }
        }
    }

    private static K6Summary summaryOf(Recording recording) {
        byte[] summary = recording.bytes("summary.json");
        try {
            return summary == null ? K6Summary.EMPTY : new SummaryReader().read(new ByteArrayInputStream(summary));
        } catch (IOException e) {
            return K6Summary.EMPTY;
        }
    }

    @Test
    void acceptsEveryKindOfEvent() {
        List<NotificationEvent> events = new ArrayList<>(List.of(
                new TestHookEvent(),
                SampleEvents.worse(),
                SampleEvents.distributed(),
                SampleEvents.passedWithWarnings(),
                SampleEvents.gateViolated(Criticality.FAILURE),
                SampleEvents.gatePassed(),
                SampleEvents.finished(SampleEvents.passed()),
                SampleEvents.finished(SampleEvents.thresholdsFailed())));
        for (Trigger trigger : Trigger.values()) {
            events.add(SampleEvents.started(trigger));
        }
        for (K6Status status : EnumSet.range(K6Status.TIMED_OUT, K6Status.ABORTED_BY_LIMIT)) {
            events.add(SampleEvents.finished(SampleEvents.stopped(status)));
        }
        assertThat(events).allSatisfy(event -> assertDescribed(body(event)));
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                arguments("a status that is no number", change(body -> body.put("status", "3"))),
                arguments("a status of a run that is not over", change(body -> body.put("status", 2))),
                arguments("words of another status", change(body -> body.put("status_text", "Timed out"))),
                arguments(
                        "a status without its event type",
                        change(body -> body.put("event_type", "test.finished.success"))),
                arguments("a result that does not exist", change(body -> body.put("result", 2))),
                arguments("a result without its word", change(body -> body.put("result_text", "Passed"))),
                arguments("another event", change(body -> body.put("event", "test.started"))),
                arguments("an unknown event", change(body -> body.put("event", "test.paused"))),
                arguments("a user without a number", change(body -> body.putNull("user_id"))),
                arguments("no name", change(body -> body.put("name", ""))),
                arguments("a local time", change(body -> body.put("ended", "2026-11-23T08:30:47+01:00"))),
                arguments("a date that does not exist", change(body -> body.put("ended", "2026-02-30T08:30:47Z"))),
                arguments("no end", change(body -> body.putNull("ended"))),
                arguments("a fraction of a millisecond", change(body -> body.put("duration_ms", 1.5))),
                arguments(
                        "warnings as words",
                        change(body -> body.putArray("warnings").add("All requests failed"))),
                arguments(
                        "a warning with a negative count",
                        change(body -> body.putArray("warnings")
                                .addObject()
                                .put("kind", "iterations_dropped")
                                .put("text", "Iterations were dropped: -1")
                                .put("count", -1))),
                arguments("another execution", change(body -> k6(body).put("execution", "docker"))),
                arguments(
                        "a metric that is no number",
                        change(body -> metrics(body).put("http_reqs.rate", "5/s"))),
                arguments(
                        "a metric without its statistic",
                        change(body -> metrics(body).put("http_reqs", 5))),
                arguments(
                        "a threshold that neither held nor not",
                        change(body -> ((ObjectNode) k6(body).path("thresholds").path(0)).putNull("ok"))),
                arguments(
                        "half of the checks",
                        change(body -> k6(body).putObject("checks").put("passes", 1))),
                arguments(
                        "a trigger that does not exist",
                        change(body -> ((ObjectNode) body.path("jenkins")).put("trigger", "timer"))),
                arguments(
                        "a previous run without its result",
                        change(body -> body.putObject("previous").put("build", 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void refusesChangedBody(String what, Consumer<ObjectNode> change) {
        ObjectNode body = (ObjectNode) body(SampleEvents.finished(SampleEvents.thresholdsFailed()));
        assertThat(PUBLISHED.errors(body)).isEmpty();
        change.accept(body);
        assertThat(PUBLISHED.errors(body)).as(what).isNotEmpty();
    }

    @Test
    void refusesBodyWithoutRequiredKey() {
        JsonNode whole = body(SampleEvents.worse());
        ((ObjectNode) whole)
                .set("warnings", body(SampleEvents.passedWithWarnings()).get("warnings"));
        List<String> accepted = new ArrayList<>();
        for (String pointer :
                List.of("", "/k6", "/k6/thresholds/0", "/k6/checks", "/jenkins", "/previous", "/warnings/0")) {
            whole.at(pointer).fieldNames().forEachRemaining(key -> {
                JsonNode body = whole.deepCopy();
                ((ObjectNode) body.at(pointer)).remove(key);
                if (PUBLISHED.errors(body).isEmpty()) {
                    accepted.add(pointer + "/" + key);
                }
            });
        }
        assertThat(accepted).isEmpty();
    }

    /** A receiver that validates bodies must accept those of later versions. */
    @Test
    void allowsAdditionalKeys() {
        ObjectNode body = (ObjectNode) body(SampleEvents.worse());
        body.put("added", 1);
        k6(body).put("added", "later");
        ((ObjectNode) body.path("jenkins")).putObject("added");
        assertThat(PUBLISHED.errors(body)).isEmpty();
        assertThat(CLOSED.errors(body)).isNotEmpty();
    }

    private static Consumer<ObjectNode> change(Consumer<ObjectNode> change) {
        return change;
    }

    private static ObjectNode k6(ObjectNode body) {
        return (ObjectNode) body.path("k6");
    }

    private static ObjectNode metrics(ObjectNode body) {
        return (ObjectNode) k6(body).path("metrics");
    }

    private static JsonNode body(NotificationEvent event) {
        return WebhookSchema.json(new WebhookBody().of(event));
    }

    private static void assertDescribed(JsonNode body) {
        assertThat(PUBLISHED.errors(body)).as(body.toString()).isEmpty();
        assertThat(CLOSED.errors(body)).as(body.toString()).isEmpty();
    }
}
