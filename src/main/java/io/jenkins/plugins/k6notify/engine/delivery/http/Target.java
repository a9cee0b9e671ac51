package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.ConnectionErrors;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Redaction;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The URL and the signing secret of an {@link Endpoint}, for the duration of one attempt. The path of a webhook URL is
 * a secret, so {@link #toString()} contains only the host. Never written to disk.
 *
 * @param uri the URL for requests, as {@link EndpointUrl#parse} returned it
 * @param policy the policy for the addresses of the URL
 * @param signature the signature for requests; empty if they are not signed
 * @param authorization a header with a secret; empty if requests have none
 */
public record Target(
        URI uri, AddressPolicy policy, Optional<Signature> signature, Optional<Authorization> authorization) {

    public static Target unsigned(URI uri, AddressPolicy policy) {
        return new Target(uri, policy, Optional.empty(), Optional.empty());
    }

    /**
     * @param signingSecret a secret in a form that {@link Signature#of} accepts
     * @throws UnusableEndpointException if the signing secret is unusable; the message does not quote it
     */
    public static Target signed(URI uri, AddressPolicy policy, String signingSecret) {
        return new Target(uri, policy, Optional.of(Signature.of(signingSecret)), Optional.empty());
    }

    /** Returns a copy whose requests have a header with a secret. */
    public Target with(Authorization header) {
        return new Target(uri, policy, signature, Optional.of(header));
    }

    /** Returns a copy with another URL, such as that of another method of an API. */
    public Target at(URI other) {
        return new Target(other, policy, signature, authorization);
    }

    /** Returns the redaction that masks the secrets of this target in foreign texts. */
    Redaction redaction() {
        return Redaction.of(
                uri,
                Stream.concat(
                                signature.map(Signature::secret).stream(),
                                authorization.map(Authorization::secret).stream())
                        .toList());
    }

    /**
     * Returns the reasons of requests without a response.
     *
     * @param limit the time limit of the request
     */
    ConnectionErrors errors(Duration limit) {
        return new ConnectionErrors(
                uri.getHost(), EndpointUrl.hostAndPort(uri), redaction(), SendingClient.CONNECT_LIMIT, limit);
    }

    @Override
    public String toString() {
        return "Target[" + uri.getHost() + "]";
    }
}
