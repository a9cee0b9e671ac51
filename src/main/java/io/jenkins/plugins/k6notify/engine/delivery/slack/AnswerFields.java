package io.jenkins.plugins.k6notify.engine.delivery.slack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of an answer of Slack's Web API that the sender needs. Untrusted.
 *
 * @param ok whether Slack accepted the call; null if the answer is not one of the API
 * @param error Slack's word for the error; null if there is none
 * @param needed the permission that the app lacks; null if the answer names none
 * @param channel the ID of the channel; null if the answer has none
 * @param ts the time stamp that identifies the message in its channel; null if the answer has none
 */
record AnswerFields(
        @CheckForNull Boolean ok,
        @CheckForNull String error,
        @CheckForNull String needed,
        @CheckForNull String channel,
        @CheckForNull String ts) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TEXTS = Set.of("error", "needed", "channel", "ts");

    /**
     * Reads the fields of an object, in any order, and ignores those of objects in it, such as the message that Slack
     * repeats. If the text is cut off, the fields before that count.
     */
    static AnswerFields read(String body) {
        Map<String, String> texts = new HashMap<>();
        Boolean ok = null;
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("ok") && value.isBoolean()) {
                        ok = json.getBooleanValue();
                    } else if (TEXTS.contains(name) && value == JsonToken.VALUE_STRING) {
                        texts.put(name, json.getText());
                    } else {
                        json.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            // Cut off, or not JSON.
        }
        return new AnswerFields(ok, texts.get("error"), texts.get("needed"), texts.get("channel"), texts.get("ts"));
    }
}
