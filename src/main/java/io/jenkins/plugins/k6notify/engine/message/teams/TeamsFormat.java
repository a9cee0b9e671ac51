package io.jenkins.plugins.k6notify.engine.message.teams;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.MessageHeaders;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import java.util.UUID;

/**
 * Formats messages for workflows of Microsoft Teams: an Adaptive Card in the envelope that the templates of Teams expect,
 * or the card alone (docs/teams.md).
 */
public final class TeamsFormat implements MessageFormat {

    private static final int SUMMARY = 300;

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final boolean envelope;
    private final TeamsMention mention;

    /**
     * @param version the version of k6-notify, for the user agent
     * @param envelope whether the card is in an envelope; false for workflows that pass the body on as a card
     * @param mention the person to notify when a run did not pass; null for none
     */
    public TeamsFormat(String version, boolean envelope, @CheckForNull TeamsMention mention) {
        this.version = version;
        this.envelope = envelope;
        this.mention = mention;
    }

    @Override
    public Message message(UUID id, NotificationEvent event) {
        ObjectNode body = event instanceof RunEvent run ? run(RunContent.of(run)) : testHook();
        return new Message(id, event.type().id(), MessageHeaders.json(version), body.toString());
    }

    private ObjectNode run(RunContent content) {
        TeamsCard run = new TeamsCard(content, mention);
        ObjectNode largest = CardFitter.largest(Shown.all(content), shown -> {
            ObjectNode card = card();
            run.write(card, shown);
            return card;
        });
        return body(largest, content.words());
    }

    private ObjectNode testHook() {
        String text = "k6-notify can post here: this is the test you asked for.";
        ObjectNode card = card().put("fallbackText", text);
        new CardElements(card).block(text);
        return body(card, text);
    }

    /** Returns a card without elements, of the full width of a channel. */
    private ObjectNode card() {
        ObjectNode card = json.createObjectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        return card;
    }

    /** Without the type of the envelope, a template of Teams would take the envelope for the card. */
    private ObjectNode body(ObjectNode card, String summary) {
        if (!envelope) {
            return card;
        }
        ObjectNode body =
                json.createObjectNode().put("type", "message").put("summary", TeamsText.plain(summary, SUMMARY));
        body.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl")
                .set("content", card);
        return body;
    }
}
