package io.jenkins.plugins.k6notify.engine.delivery.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.util.Optional;

/**
 * Posts or updates one message and its reply, as far as an earlier attempt did not.
 *
 * @param session makes the calls
 * @param body the message and the reply
 */
record MessagePosting(SlackSession session, SlackAppBody body) {

    /**
     * Makes one attempt.
     *
     * @param earlier the message of the run that an earlier attempt posted; empty if there is none
     * @param isShown whether that message has the content of this one already, so that only the reply is missing
     */
    Attempt attempt(Optional<PostedMessage> earlier, boolean isShown) throws InterruptedException {
        ObjectNode reply = body.reply();
        if (isShown && reply != null && earlier.isPresent()) {
            SlackAnswer answer = reply(reply, earlier.get());
            return session.attempt(answer, answer.reason(), withReply(earlier.get(), answer));
        }
        SlackAnswer answer =
                earlier.isPresent() ? update(body.message(), earlier.get()) : postInChannel(body.message());
        if (!answer.isOk()) {
            return session.attempt(answer, answer.reason(), null);
        }
        PostedMessage shown = answer.posted().orElse(null);
        if (reply == null) {
            return session.attempt(answer, answer.reason(), shown);
        }
        SlackAnswer replied = shown == null ? postInChannel(reply) : reply(reply, shown);
        Reason reason = replied.isAsExpected() ? answer.reason() : replied.reason();
        return session.attempt(replied, reason, shown == null ? null : withReply(shown, replied));
    }

    private static PostedMessage withReply(PostedMessage message, SlackAnswer replied) {
        return replied.posted().map(message::with).orElse(message);
    }

    private SlackAnswer postInChannel(ObjectNode content) throws InterruptedException {
        return session.post(SlackAppBody.withoutBroadcast(content.deepCopy()), session.channel());
    }

    /** Updates a message. Posts another one if the message was deleted, or cannot be updated for another reason. */
    private SlackAnswer update(ObjectNode content, PostedMessage posted) throws InterruptedException {
        SlackAnswer answer = session.update(content, posted);
        if (!answer.isReplaceable()) {
            return answer;
        }
        SlackAnswer other = postInChannel(content);
        return other.isOk()
                ? other.because(Reason.of(ReasonKind.SLACK_POSTED_AGAIN, session.channel(), answer.error()))
                : other;
    }

    /** Replies to a message, or updates the reply; posts it in the channel if the message can have no reply. */
    private SlackAnswer reply(ObjectNode content, PostedMessage parent) throws InterruptedException {
        Optional<PostedMessage> earlier = parent.replyPlace();
        if (earlier.isPresent()) {
            SlackAnswer answer = session.update(content, earlier.get());
            if (!answer.isReplaceable()) {
                return answer;
            }
        }
        SlackAnswer answer = session.reply(content, parent);
        return answer.isRefusedFor(SlackErrorKind.NO_THREAD)
                ? session.post(SlackAppBody.withoutBroadcast(content.deepCopy()), parent.channel())
                : answer;
    }
}
