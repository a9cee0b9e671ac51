package io.jenkins.plugins.k6notify.endpoint;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.AddressRules;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.HostLookup;
import io.jenkins.plugins.k6notify.engine.delivery.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.Sender;
import io.jenkins.plugins.k6notify.engine.delivery.Target;
import io.jenkins.plugins.k6notify.engine.delivery.UnresolvableEndpointException;
import io.jenkins.plugins.k6notify.engine.event.ChannelTest;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sends {@code test.notification_channel} once, at once, and without the outbox. */
@Restricted(NoExternalUse.class)
public final class TestHook {

    private final Targets targets;
    private final Sender sender;

    /** @param secrets where the one who asks may look for credentials */
    public TestHook(SecretTexts secrets) {
        this.targets = new Targets(secrets);
        this.sender = new HttpSender(ProxiedHttpClient.shared(), Clock.systemUTC());
    }

    /**
     * What came of it, in words for the one who asked.
     *
     * @param text without markup, and without secrets
     * @param warning what to think about although it worked
     */
    public record Result(boolean delivered, String text, Optional<String> warning) {}

    /**
     * Waits for the answer, at most as long as any request may take.
     *
     * @param signingCredentialsId null: the request is not signed
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public Result send(
            Endpoint.Kind kind,
            String credentialsId,
            @CheckForNull String signingCredentialsId,
            AddressRules rules,
            MessageFormat format)
            throws InterruptedException {
        return send(kind, credentialsId, signingCredentialsId, url -> rules, format);
    }

    /** As the other method, where the rules depend on the URL. */
    public Result send(
            Endpoint.Kind kind,
            String credentialsId,
            @CheckForNull String signingCredentialsId,
            Function<URI, AddressRules> rules,
            MessageFormat format)
            throws InterruptedException {
        Endpoint endpoint = new Endpoint(kind, "", credentialsId, signingCredentialsId, null);
        Target target;
        try {
            target = targets.target(credentialsId, signingCredentialsId, rules);
        } catch (UnresolvableEndpointException e) {
            return new Result(false, e.getMessage(), Optional.empty());
        }
        Attempt attempt = sender.send(endpoint, target, format.message(UUID.randomUUID(), new ChannelTest()));
        boolean delivered = attempt.outcome() == Outcome.DELIVERED;
        String text = Messages.TestHook_Result(attempt.text(), attempt.millis());
        boolean proxy = attempt.status().orElse(0) == HttpURLConnection.HTTP_PROXY_AUTH;
        return new Result(
                delivered,
                proxy ? text + "\n" + proxyHint(target.uri()) : text,
                delivered ? target.rules().warning(target.uri(), HostLookup.system()) : Optional.empty());
    }

    /** The answer is one of the proxy, in the name of the receiver. */
    private static String proxyHint(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                ? Messages.TestHook_ProxyOfTunnel()
                : Messages.TestHook_Proxy();
    }
}
