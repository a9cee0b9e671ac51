package io.jenkins.plugins.k6notify.engine.delivery.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import java.io.UncheckedIOException;

/**
 * The body of a message as {@link SlackAppFormat} wrote it. Creates the arguments of calls from it.
 *
 * @param message the arguments of the message
 * @param reply the arguments of the reply; null if there is none
 */
record SlackAppBody(ObjectNode message, @CheckForNull ObjectNode reply) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws RuntimeException if the text is not such a body */
    static SlackAppBody parse(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.path(SlackAppFormat.MESSAGE) instanceof ObjectNode message) {
                return new SlackAppBody(
                        message, node.path(SlackAppFormat.REPLY) instanceof ObjectNode reply ? reply : null);
            }
            throw new IllegalArgumentException("not the body of a message for an app of Slack");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the arguments for posting in a channel, without previews of links. */
    static ObjectNode toPost(ObjectNode content, String channel) {
        return content.deepCopy()
                .put("channel", channel)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    /** Returns the arguments for posting in the thread of a message. */
    static ObjectNode toReply(ObjectNode content, PostedMessage parent) {
        return toPost(content, parent.channel()).put("thread_ts", parent.ts());
    }

    /** Returns the arguments for replacing the content of a message. */
    static ObjectNode toUpdate(ObjectNode content, PostedMessage posted) {
        return withoutBroadcast(content.deepCopy())
                .put("channel", posted.channel())
                .put("ts", posted.ts());
    }

    /** Removes the argument that posts a reply in its channel, too; only replies can have it, and only when posted. */
    static ObjectNode withoutBroadcast(ObjectNode arguments) {
        arguments.remove(SlackAppFormat.BROADCAST);
        return arguments;
    }

    /** Returns arguments with the text in place of blocks and attachments, also of those that the message has so far. */
    static ObjectNode textOnly(ObjectNode arguments) {
        ObjectNode text = arguments.deepCopy();
        text.putArray("blocks");
        text.putArray("attachments");
        return text;
    }
}
