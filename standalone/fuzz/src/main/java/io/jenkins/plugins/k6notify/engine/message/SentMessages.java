package io.jenkins.plugins.k6notify.engine.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.mail.MailFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackFormat;
import io.jenkins.plugins.k6notify.engine.message.teams.TeamsFormat;
import io.jenkins.plugins.k6notify.engine.message.template.JsonTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.TemplateFormat;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Formats an event for each kind of receiver. */
public final class SentMessages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ID = new UUID(1, 2);
    private static final List<MessageFormat> FORMATS = Stream.concat(
                    Stream.of(
                            new SlackFormat("1", null),
                            new SlackAppFormat("1", null, true),
                            new TeamsFormat("1", true, null),
                            new MailFormat(),
                            new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1")),
                    Arrays.stream(TemplatePreset.values()).map(SentMessages::preset))
            .toList();

    private SentMessages() {}

    private static MessageFormat preset(TemplatePreset preset) {
        try {
            return new TemplateFormat(JsonTemplate.parse(preset.source()), WebhookHeaders.LOAD_IMPACT, "1");
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if a message cannot be formatted, or its body is not JSON */
    public static void require(RunEvent event) {
        for (MessageFormat format : FORMATS) {
            JsonNode sent = read(format.message(ID, event).body());
            requireNumbers(sent.path("k6").path("metrics"));
            requireNumbers(sent.path("previous").path("metrics"));
            requireNumbers(sent.path("previous").path("change"));
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireNumbers(JsonNode figures) {
        for (JsonNode figure : figures) {
            if (!figure.isNumber()) {
                throw new IllegalStateException("a figure that JSON cannot say");
            }
        }
    }
}
