package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import java.net.URI;
import java.util.Optional;

/**
 * The URL and the signing secret of an {@link Endpoint}, for the duration of one attempt. The path of a webhook URL is
 * a secret, so {@link #toString()} contains only the host. Never written to disk.
 *
 * @param uri the URL for requests, as {@link EndpointUrl#parse} returned it
 * @param policy the policy for the addresses of the URL
 * @param signature the signature for requests; empty if they are not signed
 */
public record Target(URI uri, AddressPolicy policy, Optional<Signature> signature) {

    public static Target unsigned(URI uri, AddressPolicy policy) {
        return new Target(uri, policy, Optional.empty());
    }

    /**
     * @param signingSecret a secret in a form that {@link Signature#of} accepts
     * @throws UnusableEndpointException if the signing secret is unusable; the message does not quote it
     */
    public static Target signed(URI uri, AddressPolicy policy, String signingSecret) {
        return new Target(uri, policy, Optional.of(Signature.of(signingSecret)));
    }

    /** Returns the redaction that masks the secrets of this target in foreign texts. */
    Redaction redaction() {
        return Redaction.of(uri, signature.map(Signature::secret).orElse(null));
    }

    @Override
    public String toString() {
        return "Target[" + uri.getHost() + "]";
    }
}
