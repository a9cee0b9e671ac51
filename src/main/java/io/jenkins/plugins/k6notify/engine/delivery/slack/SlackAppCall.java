package io.jenkins.plugins.k6notify.engine.delivery.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of Slack's Web API that a message results in if Slack accepts all calls, for previews.
 *
 * @param method the name of the method: {@code chat.postMessage}
 * @param arguments the arguments as JSON
 */
public record SlackAppCall(String method, String arguments) {

    /** Stands for the time stamp that Slack gives the message. */
    static final String TIME_STAMP = "(time stamp of the message)";

    /**
     * Returns the calls for a message, without the test of the token.
     *
     * @param message a message of {@code SlackAppFormat}
     * @param isPosted whether the message about the run is posted already, so that this one updates it
     */
    public static List<SlackAppCall> of(Message message, String channel, boolean isPosted) {
        SlackAppBody body = SlackAppBody.parse(message.body());
        PostedMessage posted = new PostedMessage(channel, TIME_STAMP, null);
        List<SlackAppCall> calls = new ArrayList<>();
        calls.add(
                isPosted
                        ? call(SlackMethod.UPDATE, SlackAppBody.toUpdate(body.message(), posted))
                        : call(SlackMethod.POST, SlackAppBody.toPost(body.message(), channel)));
        ObjectNode reply = body.reply();
        if (reply != null) {
            calls.add(call(SlackMethod.POST, SlackAppBody.toReply(reply, posted)));
        }
        return calls;
    }

    private static SlackAppCall call(SlackMethod method, ObjectNode arguments) {
        return new SlackAppCall(method.id(), arguments.toString());
    }
}
