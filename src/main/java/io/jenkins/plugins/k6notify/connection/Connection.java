package io.jenkins.plugins.k6notify.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;

/**
 * What a channel needs to send a message: secrets by the ids of their credentials, the allowed addresses, and HTTP. For
 * the duration of one attempt.
 */
public final class Connection {

    private final SecretTexts secrets;
    private final Function<URI, AddressPolicy> policies;

    /**
     * @param secrets credentials that the sender may use
     * @param policies returns the allowed addresses for a URL
     */
    public Connection(SecretTexts secrets, Function<URI, AddressPolicy> policies) {
        this.secrets = secrets;
        this.policies = policies;
    }

    /** Returns HTTP with the proxy of Jenkins. */
    public HttpExchange http() {
        return new HttpExchange(ProxiedHttpClient.shared(), Clock.systemUTC());
    }

    /**
     * Returns the destination of requests.
     *
     * @param credentialsId id of the credential with the URL
     * @param signingCredentialsId null: requests are not signed
     * @throws UnusableEndpointException if a credential is missing, or is not a URL or a signing secret
     */
    public Target target(String credentialsId, @CheckForNull String signingCredentialsId) {
        String secretUrl = secret(credentialsId);
        URI url;
        try {
            url = EndpointUrl.parse(secretUrl);
        } catch (UnusableEndpointException e) {
            throw new UnusableEndpointException(Reason.of(ReasonKind.NO_USABLE_URL, e.reason(), credentialsId));
        }
        if (signingCredentialsId == null) {
            return Target.unsigned(url, policies.apply(url));
        }
        String signingSecret = secret(signingCredentialsId);
        try {
            return Target.signed(url, policies.apply(url), signingSecret);
        } catch (UnusableEndpointException e) {
            throw new UnusableEndpointException(
                    Reason.of(ReasonKind.NO_USABLE_SIGNING_SECRET, e.reason(), signingCredentialsId));
        }
    }

    /**
     * Returns the destination of requests to a URL that is part of a format, such as an API with one address.
     *
     * @param url a constant, never a setting
     */
    public Target target(URI url) {
        return Target.unsigned(url, policies.apply(url));
    }

    /**
     * Returns a header with a secret.
     *
     * @param credentialsId id of the credential with the secret
     * @throws UnusableEndpointException if the credential is missing, or cannot be sent in a header
     */
    public Authorization authorization(String credentialsId, String header) {
        String secret = secret(credentialsId);
        try {
            return Authorization.of(header, secret);
        } catch (UnusableEndpointException e) {
            throw new UnusableEndpointException(
                    Reason.of(ReasonKind.NO_USABLE_AUTHORIZATION, e.reason(), credentialsId));
        }
    }

    private String secret(String credentialsId) {
        return secrets.find(credentialsId)
                .orElseThrow(() -> new UnusableEndpointException(Reason.of(ReasonKind.NO_CREDENTIAL, credentialsId)))
                .getPlainText();
    }
}
