package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sends {@code test.notification_channel} once, immediately, and without the outbox. */
@Restricted(NoExternalUse.class)
public final class TestHook {

    private final Connection connection;

    /** @param connection with credentials that the caller may use */
    public TestHook(Connection connection) {
        this.connection = connection;
    }

    /** Sender of the response. */
    public enum Answerer {
        RECEIVER,
        /** A proxy, which responded in place of a receiver addressed by http. */
        PROXY,
        /** A proxy that failed to open a tunnel to the receiver. */
        PROXY_OF_TUNNEL
    }

    /**
     * Result of a test.
     *
     * @param outcome consequence of the attempt, which is not repeated
     * @param reason the response, or the reason for its absence
     * @param took duration; null if the request was not sent
     * @param caution advice after a successful test
     */
    public record Result(
            Outcome outcome, Reason reason, @CheckForNull Duration took, Answerer answerer, Optional<Reason> caution) {

        /** Whether the receiver has the message. */
        public boolean delivered() {
            return outcome == Outcome.DELIVERED || outcome == Outcome.ACCEPTED;
        }

        /** Whether the receiver accepted the message without reporting whether it was delivered. */
        public boolean accepted() {
            return outcome == Outcome.ACCEPTED;
        }

        /** The result in the language of the current user, as plain text without secrets; may have two lines. */
        public String text() {
            String cause = Wording.of(reason);
            String text = took == null ? cause : Messages.TestHook_Result(cause, Numbers.took(took.toMillis()));
            return switch (answerer) {
                case RECEIVER -> text;
                case PROXY -> text + "\n" + Messages.TestHook_Proxy();
                case PROXY_OF_TUNNEL -> text + "\n" + Messages.TestHook_ProxyOfTunnel();
            };
        }

        /** The advice in the language of the current user. */
        public Optional<String> warning() {
            return caution.map(Wording::of);
        }
    }

    /**
     * Sends the test message and waits for the response, at most for the timeout of any request.
     *
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Result send(Channel channel) throws InterruptedException {
        Endpoint endpoint = channel.endpoint();
        Message message = channel.format().message(UUID.randomUUID(), new TestHookEvent());
        Attempt attempt;
        try {
            attempt = channel.transport(connection).send(Delivery.submitted(0, message, endpoint, "", Instant.now()));
        } catch (UnusableEndpointException e) {
            return new Result(Outcome.FAILED, e.reason(), null, Answerer.RECEIVER, Optional.empty());
        }
        return new Result(
                attempt.outcome(),
                attempt.reason(),
                Duration.ofMillis(attempt.millis()),
                answerer(attempt),
                attempt.isSuccess() ? channel.caution(connection) : Optional.empty());
    }

    private static Answerer answerer(Attempt attempt) {
        if (attempt.status().orElse(0) != HttpURLConnection.HTTP_PROXY_AUTH) {
            return Answerer.RECEIVER;
        }
        return attempt.reason().kind() == ReasonKind.PROXY_REFUSED ? Answerer.PROXY_OF_TUNNEL : Answerer.PROXY;
    }
}
