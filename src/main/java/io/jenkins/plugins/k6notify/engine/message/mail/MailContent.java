package io.jenkins.plugins.k6notify.engine.message.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;

/**
 * The content of an e-mail. The body of its message is this content as JSON; sender and recipients are not part of it,
 * because they are settings that are read at each attempt.
 *
 * @param subject one line
 * @param html the HTML document
 * @param text the alternative in plain text
 */
public record MailContent(String subject, String html, String text) {

    public MailContent {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(text, "text");
    }

    /**
     * Reads the body of a message.
     *
     * @throws IOException if the body is not the JSON of an e-mail
     */
    public static MailContent parse(String body) throws IOException {
        JsonNode json = new ObjectMapper().readTree(body);
        return new MailContent(text(json, "subject"), text(json, "html"), text(json, "text"));
    }

    /** Returns the body of a message. */
    public String json() {
        return new ObjectMapper()
                .createObjectNode()
                .put("subject", subject)
                .put("html", html)
                .put("text", text)
                .toString();
    }

    private static String text(JsonNode json, String key) throws IOException {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw new IOException("The body of the message has no text \"" + key + "\"");
        }
        return value.textValue();
    }
}
