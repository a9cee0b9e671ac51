package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.connection.ProxiedHttpClient;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import io.jenkins.plugins.k6notify.connection.Targets;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sends {@code test.notification_channel} once, immediately, and without the outbox. */
@Restricted(NoExternalUse.class)
public final class TestHook {

    private final Targets targets;

    /** @param secrets credentials that the caller may use */
    public TestHook(SecretTexts secrets) {
        this.targets = new Targets(secrets);
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
     * @param reason the response, or the reason for its absence
     * @param took duration; null if the request was not sent
     * @param caution advice after a successful test
     */
    public record Result(
            boolean delivered,
            Reason reason,
            @CheckForNull Duration took,
            Answerer answerer,
            Optional<Reason> caution) {

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
     * @param policies returns the allowed addresses for a URL
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Result send(Channel channel, Function<URI, AddressPolicy> policies) throws InterruptedException {
        Endpoint endpoint = channel.endpoint();
        Message message = channel.format().message(UUID.randomUUID(), new TestHookEvent());
        Target target;
        Attempt attempt;
        try {
            target = targets.target(endpoint.credentialsId(), endpoint.signingCredentialsId(), policies);
            attempt = new HttpSender(delivery -> target, ProxiedHttpClient.shared(), Clock.systemUTC())
                    .send(Delivery.submitted(0, message, endpoint, "", Instant.now()));
        } catch (UnusableEndpointException e) {
            return new Result(false, e.reason(), null, Answerer.RECEIVER, Optional.empty());
        }
        boolean delivered = attempt.outcome() == Outcome.DELIVERED;
        return new Result(
                delivered,
                attempt.reason(),
                Duration.ofMillis(attempt.millis()),
                answerer(attempt, target.uri()),
                delivered ? target.policy().warning(target.uri(), HostLookup.system()) : Optional.empty());
    }

    private static Answerer answerer(Attempt attempt, URI url) {
        if (attempt.status().orElse(0) != HttpURLConnection.HTTP_PROXY_AUTH) {
            return Answerer.RECEIVER;
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? Answerer.PROXY_OF_TUNNEL : Answerer.PROXY;
    }
}
