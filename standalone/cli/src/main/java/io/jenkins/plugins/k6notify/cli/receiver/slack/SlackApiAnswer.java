package io.jenkins.plugins.k6notify.cli.receiver.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of Slack's Web API, which has the HTTP status 200 also for errors.
 *
 * @param error the word for the error; empty if there is none
 * @param json the body
 */
public record SlackApiAnswer(String error, String json) {

    static SlackApiAnswer ok(ObjectNode fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ok", true);
        body.setAll(fields);
        return new SlackApiAnswer("", body.toString());
    }

    public static SlackApiAnswer error(String word) {
        return new SlackApiAnswer(
                word,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ok", false)
                        .put("error", word)
                        .toString());
    }
}
