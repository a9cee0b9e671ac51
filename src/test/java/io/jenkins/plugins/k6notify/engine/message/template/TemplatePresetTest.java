package io.jenkins.plugins.k6notify.engine.message.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.EventIdentifier;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each preset with ordinary and hostile runs, against the limits that its receiver documents. */
class TemplatePresetTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");

    /** Quotes, a backslash, a line break, markup of several receivers, and a template. */
    private static final String HOSTILE =
            "\"}],\\ <b>x</b> @everyone <!channel> [a](https://evil.example) {{ user.id }}\n\u202E\u0000é💥";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Stream<NotificationEvent> events() {
        return Stream.concat(
                Arrays.stream(EventIdentifier.values()).map(ExampleEvents::of),
                Stream.of(new TestHookEvent(), hostile(), SampleEvents.worse(), outsideOfJenkins()));
    }

    private static Stream<Arguments> presetsAndEvents() {
        return Arrays.stream(TemplatePreset.values())
                .flatMap(preset -> events().map(event -> Arguments.of(preset, event)));
    }

    private static TestFinished hostile() {
        Outcome outcome = new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, HOSTILE.repeat(40));
        Threshold threshold = new Threshold(HOSTILE.repeat(5), HOSTILE.repeat(5), false, HOSTILE);
        K6Summary summary = new K6Summary(Map.of(HOSTILE, 1e300), Collections.nCopies(500, threshold), null, HOSTILE);
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, HOSTILE, null, null),
                SampleEvents.STARTED,
                SampleEvents.ENDED,
                outcome,
                99,
                summary);
        Build build = new Build("folder/job", 42, "https://ci.example.org/job/a%22b/42/", HOSTILE);
        return new TestFinished(new TestContext(HOSTILE, Trigger.MANUAL, HOSTILE, 7, 9, null, build), run, null);
    }

    private static TestFinished outsideOfJenkins() {
        return new TestFinished(
                TestContext.of(null, Trigger.MANUAL),
                K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, SampleEvents.ENDED),
                null);
    }

    private static JsonNode render(TemplatePreset preset, NotificationEvent event) throws Exception {
        return JSON.readTree(JsonTemplate.parse(preset.source()).render(ID, event));
    }

    @ParameterizedTest
    @MethodSource("presetsAndEvents")
    void rendersJsonForEachEvent(TemplatePreset preset, NotificationEvent event) throws Exception {
        assertThat(JsonTemplate.parse(preset.source()).problem(event)).isEmpty();
        assertThat(render(preset, event).isObject()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void readsKnownNamesOnly(TemplatePreset preset) throws Exception {
        assertThat(JsonTemplate.parse(preset.source()).unknownNames()).isEmpty();
        assertThat(TemplatePreset.of(preset.id())).contains(preset);
    }

    @Test
    void formatAddsHeadersOfWebhooks() throws Exception {
        Message message = new TemplateFormat(
                        JsonTemplate.parse(TemplatePreset.NTFY.source()), WebhookHeaders.LOAD_IMPACT, "1.0")
                .message(ID, ExampleEvents.started());

        assertThat(message.headers())
                .containsEntry("X-LoadImpact-ID", ID.toString())
                .containsEntry("X-LoadImpact-Event", "test.started")
                .containsKey("User-Agent");
        assertThat(message.event()).isEqualTo("test.started");
    }

    /** discord.com/developers/docs/resources/message#embed-object-embed-limits */
    @ParameterizedTest
    @MethodSource("events")
    void discordMessageIsWithinLimits(NotificationEvent event) throws Exception {
        JsonNode body = render(TemplatePreset.DISCORD, event);
        JsonNode embed = body.path("embeds").path(0);

        assertThat(embed.path("title").asText().length()).isBetween(1, 256);
        assertThat(embed.path("description").asText().length()).isLessThanOrEqualTo(4096);
        assertThat(embed.path("color").isInt()).isTrue();
        assertThat(embed.path("fields").size()).isLessThanOrEqualTo(25);
        int length = embed.path("title").asText().length()
                + embed.path("description").asText().length();
        for (JsonNode field : embed.path("fields")) {
            assertThat(field.path("name").asText().length()).isBetween(1, 256);
            assertThat(field.path("value").asText().length()).isBetween(1, 1024);
            length += field.path("name").asText().length()
                    + field.path("value").asText().length();
        }
        assertThat(length).isLessThanOrEqualTo(6000);
        assertThat(body.path("allowed_mentions").path("parse").isArray()).isTrue();
        assertThat(body.has("content")).isFalse();
    }

    /** developers.google.com/workspace/chat/create-messages: 32,000 bytes. */
    @ParameterizedTest
    @MethodSource("events")
    void googleChatCardIsWithinLimitAndInThreadOfTest(NotificationEvent event) throws Exception {
        JsonNode body = render(TemplatePreset.GOOGLE_CHAT, event);

        assertThat(body.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32_000);
        assertThat(body.path("thread").path("threadKey").asText()).startsWith("k6-");
        for (JsonNode widget : body.findPath("widgets")) {
            // Cards have a few tags of HTML.
            assertThat(widget.path("decoratedText").path("text").asText()).doesNotContain("<b>");
        }
    }

    /** docs.slack.dev: values of a workflow are text. */
    @ParameterizedTest
    @MethodSource("events")
    void slackWorkflowGetsTextOnly(NotificationEvent event) throws Exception {
        assertThat(render(TemplatePreset.SLACK_WORKFLOW, event)).allMatch(JsonNode::isTextual);
    }

    /** developers.mattermost.com/integrate/webhooks/incoming: 16,383 characters. */
    @ParameterizedTest
    @MethodSource("events")
    void mattermostMessageIsWithinLimit(NotificationEvent event) throws Exception {
        JsonNode body = render(TemplatePreset.MATTERMOST, event);

        assertThat(body.toString().length()).isLessThan(16_383);
        assertThat(body.path("attachments").path(0).path("color").asText()).matches("#[0-9a-f]{6}");
    }

    @ParameterizedTest
    @MethodSource("events")
    void grafanaAnnotationIsRegionWithTagOfItsMessage(NotificationEvent event) throws Exception {
        JsonNode body = render(TemplatePreset.GRAFANA_ANNOTATION, event);

        assertThat(body.path("timeEnd").asLong())
                .isGreaterThanOrEqualTo(body.path("time").asLong());
        assertThat(body.path("tags")).extracting(JsonNode::asText).contains("k6", "message:" + ID);
        assertThat(body.path("text").asText()).isNotEmpty().doesNotContain("<b>");
    }

    /** developer.pagerduty.com/docs/send-change-event: summary 1,024 characters, 512 KB. */
    @ParameterizedTest
    @MethodSource("events")
    void pagerDutyEventIsWithinLimits(NotificationEvent event) throws Exception {
        JsonNode body = render(TemplatePreset.PAGERDUTY_CHANGE, event);

        assertThat(body.path("payload").path("summary").asText().length()).isBetween(1, 1024);
        assertThat(body.path("payload").path("source").asText()).isNotEmpty();
        assertThat(body.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(512_000);
        assertThat(body.has("routing_key")).isFalse();
    }

    /** docs.ntfy.sh/publish: 4,096 bytes of message, 250 characters of title. */
    @ParameterizedTest
    @MethodSource("events")
    void ntfyMessageIsWithinLimits(NotificationEvent event) throws Exception {
        JsonNode body = render(TemplatePreset.NTFY, event);

        assertThat(body.path("message").asText().getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(1, 4096);
        assertThat(body.path("title").asText().length()).isBetween(1, 250);
        assertThat(body.path("priority").asInt()).isBetween(1, 5);
    }
}
