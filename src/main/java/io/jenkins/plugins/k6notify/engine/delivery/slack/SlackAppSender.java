package io.jenkins.plugins.k6notify.engine.delivery.slack;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The transport over Slack's Web API, for messages of {@link SlackAppFormat}: posts a message, or updates the one that
 * the receipt identifies, then replies in its thread. Posts another message if Slack refuses the update, and sends the
 * text alone if it refuses the layout. Tests the token before it posts the message of a test hook.
 *
 * <p>An attempt consists of up to six calls, usually one or two. Slack allows 50 updates a minute, and one post a second
 * in a channel, with short bursts: an attempt with several posts asks for a pause of as many seconds.
 *
 * <p>If a retry follows an attempt that posted or updated the message, it sends the reply only. The process can be
 * killed after a call and before the attempt is stored: the next process then repeats the call, and a post is shown
 * twice.
 *
 * @param resolver looks up the token and the channel, for each attempt
 * @param http makes the requests
 */
public record SlackAppSender(SlackAppResolver resolver, HttpExchange http) implements Transport {

    @Override
    public Attempt send(Delivery delivery) throws InterruptedException {
        return send(delivery, Optional::empty);
    }

    @Override
    public Attempt send(Delivery delivery, Supplier<Optional<String>> receipt) throws InterruptedException {
        Message message = delivery.message();
        SlackSession session = new SlackSession(http, resolver.resolve(delivery), message.headers());
        SlackAppBody body = SlackAppBody.parse(message.body());
        if (message.event().equals(EventType.CHANNEL_TEST.id())) {
            SlackAnswer token = session.testToken();
            if (!token.isOk()) {
                return session.attempt(token, token.reason(), null);
            }
        }
        Optional<PostedMessage> earlier = receipt.get().flatMap(PostedMessage::parse);
        // A receipt of an attempt at this delivery: its message was shown, and its reply was not.
        boolean isShown = delivery.receipt().isPresent();
        return new MessagePosting(session, body).attempt(earlier, isShown);
    }
}
