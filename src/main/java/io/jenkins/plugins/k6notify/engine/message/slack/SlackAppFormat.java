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

/**
 * Formats messages that an app of Slack posts and updates over the Web API (docs/design.md §7). The body is an object
 * with the arguments of {@code chat.postMessage} or {@code chat.update} under {@value #MESSAGE}, and with those of a
 * reply in the thread of that message under {@value #REPLY}, if there is one. The sender adds the channel and the place
 * of the message.
 *
 * <p>The mention is in a reply, because Slack notifies nobody of a message that was updated. So a run that did not pass
 * has a reply if there is a mention, whether or not details are sent as replies.
 */
public final class SlackAppFormat implements MessageFormat {

    /** The field of the body with the message. */
    public static final String MESSAGE = "message";

    /** The field of the body with the reply. */
    public static final String REPLY = "reply";

    /** The field of a reply that Slack also shows in the channel. */
    public static final String BROADCAST = "reply_broadcast";

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final Mention mention;
    private final boolean repliesWithDetails;

    /**
     * @param version the version of k6-notify, for the user agent
     * @param mention the people to notify when a run did not pass; null for none
     * @param repliesWithDetails whether the reason, the crossed thresholds and the warnings are in a reply instead of in
     *     the message
     */
    public SlackAppFormat(String version, @CheckForNull Mention mention, boolean repliesWithDetails) {
        this.version = version;
        this.mention = mention;
        this.repliesWithDetails = repliesWithDetails;
    }

    @Override
    public Message message(UUID id, NotificationEvent event) {
        ObjectNode body = json.createObjectNode();
        if (event instanceof RunEvent run) {
            writeRun(body, RunContent.of(run));
        } else {
            SlackLayout.writeTest(body.putObject(MESSAGE));
        }
        return new Message(id, event.type().id(), MessageHeaders.json(version), body.toString());
    }

    private void writeRun(ObjectNode body, RunContent content) {
        SlackLayout layout = new SlackLayout(content);
        Mention mentioned = content.needsAttention() ? mention : null;
        if (repliesWithDetails && layout.hasDetails()) {
            layout.writeOverview(body.putObject(MESSAGE));
            layout.writeDetails(reply(body, mentioned), mentioned);
            return;
        }
        layout.writeAll(body.putObject(MESSAGE), null);
        if (mentioned != null) {
            layout.writeMention(reply(body, mentioned), mentioned);
        }
    }

    /** A mention of the whole channel in a thread alone would not reach those who do not follow the thread. */
    private static ObjectNode reply(ObjectNode body, @CheckForNull Mention mentioned) {
        ObjectNode reply = body.putObject(REPLY);
        if (mentioned != null && mentioned.isOfChannel()) {
            reply.put(BROADCAST, true);
        }
        return reply;
    }
}
