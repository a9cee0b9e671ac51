package io.jenkins.plugins.k6notify.engine.message.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookBody;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The values that a template can read: the names of k6 Cloud's templates ({@code test}, {@code user}, {@code event},
 * {@code errors}; grafana.com/docs/grafana-cloud/testing/k6/author-run/send-notifications), with their types, and
 * {@code k6}, {@code jenkins} and {@code previous}, with the keys of the webhook body. Safe for use by several threads.
 *
 * <p>The names of k6 Cloud are never null: unknown texts are empty, unknown numbers are 0.
 */
public final class TemplateContext {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final WebhookBody body = new WebhookBody();

    /**
     * Returns the values for a message. The test event has those of an invented run, so that no name is empty.
     *
     * @param id the id of the message
     */
    public Map<String, Object> of(UUID id, NotificationEvent event) {
        return event instanceof RunEvent run
                ? of(id, run, event.id(), run.identifier().text())
                : of(id, ExampleEvents.failed(), event.id(), "Test of a notification channel");
    }

    private Map<String, Object> of(UUID id, RunEvent event, String type, String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("test", test(event));
        values.put("user", user(event));
        values.put("event", Map.of("id", id.toString(), "type", type, "text", text));
        RunContent content = RunContent.of(event);
        values.put("errors", errors(event, content));
        Map<String, Object> all = bodyOf(event);
        values.put("k6", k6(event, content, all));
        values.put("jenkins", all.get("jenkins"));
        values.put("previous", all.get("previous"));
        return values;
    }

    private static Map<String, Object> test(RunEvent event) {
        K6Run run = event.run();
        Outcome outcome = run.outcome();
        Build build = event.context().build();
        String buildUrl = build == null ? null : build.url();
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("organization_id", event.context().organizationId());
        test.put("project_id", event.context().projectId());
        test.put("id", event.loadTestRunId());
        test.put("url", firstKnown(run.banner().url(), buildUrl));
        test.put("load_test_id", event.loadTestId());
        test.put("load_test_url", buildUrl == null ? "" : jobUrl(buildUrl));
        test.put("name", RunContent.line(event.name(), RunEvent.MAX_NAME));
        test.put("was_scheduled", event.context().trigger() == Trigger.SCHEDULED ? 1 : 0);
        test.put("started", time(run.started()));
        test.put("ended", time(run.ended()));
        test.put("status", run.status().code());
        test.put("status_text", run.status().text());
        test.put("result", outcome == null ? 0 : outcome.result().code());
        test.put("result_text", outcome == null ? "" : outcome.result().text());
        return test;
    }

    private static Map<String, Object> user(RunEvent event) {
        return Map.of(
                "id", event.userId(), "name", RunContent.line(event.context().user(), 200), "avatar", "");
    }

    /** Returns the reason of a run that did not pass as its only error, with the exit code of k6. */
    private static List<Map<String, Object>> errors(RunEvent event, RunContent content) {
        if (!content.isNotPassed() || content.reason().isEmpty()) {
            return List.of();
        }
        Integer exitCode = event.run().exitCode();
        int code = exitCode == null ? event.run().status().code() : exitCode;
        return List.of(Map.of(
                "code", code,
                "created", time(event.run().ended()),
                "detail", content.reason()));
    }

    private static Map<String, Object> k6(RunEvent event, RunContent content, Map<String, Object> body) {
        Map<String, Object> k6 = new LinkedHashMap<>();
        if (body.get("k6") instanceof Map<?, ?> keys) {
            keys.forEach((key, value) -> k6.put(String.valueOf(key), value));
        }
        // A loop over none is an error.
        k6.computeIfAbsent("instances", key -> List.of());
        k6.put("warnings", body.get("warnings"));
        k6.put("quality_gate", body.get("quality_gate"));
        k6.put("gates", content.gates());
        k6.put("reason", content.reason());
        k6.put("duration_ms", body.get("duration_ms"));
        k6.put("started_ms", millis(event.run().started()));
        k6.put("ended_ms", millis(event.run().ended()));
        k6.put("emoji", content.headline().emoji());
        k6.put("headline", content.headline().text());
        k6.put("color", content.severity().color());
        k6.put("passed", event instanceof TestFinished && !content.isNotPassed());
        k6.put("crossed", content.crossed());
        k6.put(
                "facts",
                content.facts().stream()
                        .map(fact -> Map.of("label", fact.label(), "value", fact.value()))
                        .toList());
        return k6;
    }

    private Map<String, Object> bodyOf(RunEvent event) {
        try {
            return json.readValue(body.of(event), MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the body of a webhook is JSON", e);
        }
    }

    private static String firstKnown(@CheckForNull String first, @CheckForNull String second) {
        if (first != null) {
            return first;
        }
        return second == null ? "" : second;
    }

    /** Returns the URL without its last segment, the number of the build. */
    private static String jobUrl(String buildUrl) {
        String whole = buildUrl.endsWith("/") ? buildUrl.substring(0, buildUrl.length() - 1) : buildUrl;
        return whole.substring(0, whole.lastIndexOf('/') + 1);
    }

    /** Returns milliseconds since 1970, 0 if unknown. */
    private static long millis(@CheckForNull Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }

    private static String time(@CheckForNull Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
