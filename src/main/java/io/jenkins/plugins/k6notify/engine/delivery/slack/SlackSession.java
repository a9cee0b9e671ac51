package io.jenkins.plugins.k6notify.engine.delivery.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.http.ExchangeResult;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The calls of one attempt, and the attempt that they add up to. Used by one thread. */
final class SlackSession {

    /**
     * The number of bytes of an answer to read. The fields are before the message that Slack repeats, which is at most
     * 13,000 characters, each of which JSON may write as six.
     */
    static final int MAX_ANSWER = 128 * 1024;

    private final HttpExchange http;
    private final SlackAppTarget target;
    private final Map<String, String> headers;

    @CheckForNull
    private Attempt first;

    private long millis;
    private int posts;

    SlackSession(HttpExchange http, SlackAppTarget target, Map<String, String> headers) {
        this.http = http;
        this.target = target;
        this.headers = headers;
    }

    /** Returns the channel to post in, as configured. */
    String channel() {
        return target.channel();
    }

    /** Calls the method that tests the token, and needs no permission. */
    SlackAnswer testToken() throws InterruptedException {
        return call(SlackMethod.TEST_TOKEN, JsonNodeFactory.instance.objectNode(), Reason.of(ReasonKind.SLACK));
    }

    /**
     * Posts a message in a channel.
     *
     * @param content the message, without a place
     */
    SlackAnswer post(ObjectNode content, String channel) throws InterruptedException {
        return send(SlackMethod.POST, SlackAppBody.toPost(content, channel), ReasonKind.SLACK_POSTED);
    }

    /** Posts a message in the thread of another. */
    SlackAnswer reply(ObjectNode content, PostedMessage parent) throws InterruptedException {
        return send(SlackMethod.POST, SlackAppBody.toReply(content, parent), ReasonKind.SLACK_POSTED);
    }

    /** Replaces the content of a message. */
    SlackAnswer update(ObjectNode content, PostedMessage posted) throws InterruptedException {
        return send(SlackMethod.UPDATE, SlackAppBody.toUpdate(content, posted), ReasonKind.SLACK_UPDATED)
                .about(posted);
    }

    /** Makes a call. If Slack does not accept the layout, repeats the call once with the text only. */
    private SlackAnswer send(SlackMethod method, ObjectNode arguments, ReasonKind done) throws InterruptedException {
        String channel = arguments.path("channel").asText();
        SlackAnswer answer = call(method, arguments, Reason.of(done, channel));
        if (!answer.isRefusedFor(SlackErrorKind.LAYOUT)) {
            return answer;
        }
        return call(
                method,
                SlackAppBody.textOnly(arguments),
                Reason.of(ReasonKind.SLACK_SHOWN_AS_TEXT, channel, answer.error()));
    }

    private SlackAnswer call(SlackMethod method, ObjectNode arguments, Reason accepted) throws InterruptedException {
        Target methodTarget = target.of(method);
        ExchangeResult result = http.send(
                methodTarget,
                (request, at) -> {
                    request.POST(BodyPublishers.ofString(arguments.toString()));
                    headers.forEach(request::setHeader);
                },
                MAX_ANSWER);
        SlackAnswer answer =
                SlackAnswer.of(result, accepted, arguments.path("channel").asText());
        Attempt attempt = answer.attempt();
        first = first == null ? attempt : first;
        millis += attempt.millis();
        posts += method == SlackMethod.POST ? 1 : 0;
        return answer;
    }

    /**
     * Returns the attempt that ended with a call.
     *
     * @param last the call that decides the outcome
     * @param reason the reason to show
     * @param posted the message as far as it was sent; null if it was not
     */
    Attempt attempt(SlackAnswer last, Reason reason, @CheckForNull PostedMessage posted) {
        Attempt end = last.attempt();
        return new Attempt(
                first == null ? end.at() : first.at(),
                end.status(),
                millis,
                reason,
                end.outcome(),
                pause(end),
                posted == null ? null : posted.receipt());
    }

    /** Returns the pause that Slack asked for, or the one that its limit requires after several posts. */
    private Optional<Duration> pause(Attempt end) {
        return end.outcome() != Outcome.RETRY && posts > 1
                ? Optional.of(Endpoint.Kind.SLACK_APP.pause().multipliedBy(posts))
                : end.retryAfter();
    }
}
