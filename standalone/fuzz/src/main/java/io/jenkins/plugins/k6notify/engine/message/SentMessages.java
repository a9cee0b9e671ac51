package io.jenkins.plugins.k6notify.engine.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Makes of an event what would be sent of it. */
public final class SentMessages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ID = new UUID(1, 2);
    private static final List<MessageFormat> FORMATS =
            List.of(new SlackFormat("1", null), new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1"));

    private SentMessages() {}

    /** Fails where a message cannot be made, or is none that its receiver could read. */
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
