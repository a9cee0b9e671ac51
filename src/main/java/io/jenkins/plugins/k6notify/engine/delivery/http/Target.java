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
 * The address behind an {@link Endpoint}, for the time of one attempt. The path of a webhook URL is a secret, so
 * {@link #toString()} shows no more than the host. Never written to disk.
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

    /** @param uri from {@link EndpointUrl#parse} */
    public static Target unsigned(URI uri, AddressPolicy policy) {
        return new Target(uri, policy, null);
    }

    /**
     * @param uri from {@link EndpointUrl#parse}
     * @param signingSecret as {@link Signature#of} takes it
     * @throws UnusableEndpointException for an unusable signing secret; the message does not quote it
     */
    public static Target signed(URI uri, AddressPolicy policy, String signingSecret) {
        return new Target(uri, policy, Objects.requireNonNull(signingSecret, "signingSecret"));
    }

    /** The URL that requests go to: a secret. */
    public URI uri() {
        return uri;
    }

    /** What addresses the URL may lead to. */
    public AddressPolicy policy() {
        return policy;
    }

    /** What signs the requests, if they are signed. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    /** Takes what is secret about this target out of the words of others. */
    Redaction redaction() {
        return Redaction.of(uri, signingSecret);
    }

    @Override
    public String toString() {
        return "Target[" + uri.getHost() + "]";
    }
}
