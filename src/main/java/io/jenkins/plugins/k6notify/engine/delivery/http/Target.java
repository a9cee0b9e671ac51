package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The URL and the signing secret of an {@link Endpoint}, for the duration of one attempt. The path of a webhook URL is
 * a secret, so {@link #toString()} contains only the host. Never written to disk.
 */
public final class Target {

    private final URI uri;
    private final AddressPolicy policy;

    @CheckForNull
    private final String signingSecret;

    @CheckForNull
    private final Signature signature;

    private Target(URI uri, AddressPolicy policy, @CheckForNull String signingSecret) {
        this.uri = Objects.requireNonNull(uri, "uri");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.signingSecret = signingSecret;
        this.signature = signingSecret == null ? null : Signature.of(signingSecret);
    }

    /** @param uri a URL that {@link EndpointUrl#parse} returned */
    public static Target unsigned(URI uri, AddressPolicy policy) {
        return new Target(uri, policy, null);
    }

    /**
     * @param uri a URL that {@link EndpointUrl#parse} returned
     * @param signingSecret a secret in a form that {@link Signature#of} accepts
     * @throws UnusableEndpointException if the signing secret is unusable; the message does not quote it
     */
    public static Target signed(URI uri, AddressPolicy policy, String signingSecret) {
        return new Target(uri, policy, Objects.requireNonNull(signingSecret, "signingSecret"));
    }

    /** Returns the URL for requests, which is a secret. */
    public URI uri() {
        return uri;
    }

    /** Returns the policy for the addresses of the URL. */
    public AddressPolicy policy() {
        return policy;
    }

    /** Returns the signature for requests; empty if they are not signed. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    /** Returns the redaction that masks the secrets of this target in foreign texts. */
    Redaction redaction() {
        return Redaction.of(uri, signingSecret);
    }

    @Override
    public String toString() {
        return "Target[" + uri.getHost() + "]";
    }
}
