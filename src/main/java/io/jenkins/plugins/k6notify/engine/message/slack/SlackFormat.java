package io.jenkins.plugins.k6notify.engine.message.slack;

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

/** Formats messages for Slack's incoming webhooks, in Block Kit with a plain-text fallback (docs/design.md §7). */
public final class SlackFormat implements MessageFormat {

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final Mention mention;

    /**
     * @param version the version of k6-notify, for the user agent
     * @param mention the people to notify when a run did not pass; null for none
     */
    public SlackFormat(String version, @CheckForNull Mention mention) {
        this.version = version;
        this.mention = mention;
    }

    @Override
    public Message message(UUID id, NotificationEvent event) {
        ObjectNode body = json.createObjectNode();
        if (event instanceof RunEvent run) {
            RunContent content = RunContent.of(run);
            new SlackLayout(content).writeAll(body, content.needsAttention() ? mention : null);
        } else {
            SlackLayout.writeTest(body);
        }
        return new Message(id, event.type().id(), MessageHeaders.json(version), body.toString());
    }
}
