package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;

/** Looks up the URL and the signing secret of an endpoint: in Jenkins credentials, or in the environment of a command line. */
@FunctionalInterface
public interface EndpointResolver {

    /**
     * Resolves the endpoint of a delivery. Called on a delivery thread before each attempt, so that a changed or revoked
     * credential takes effect immediately. May block for about a second, as the time of the attempt has begun.
     *
     * @throws UnusableEndpointException if the endpoint has no usable URL and a retry would not help: the delivery fails
     *     permanently. After any other exception, the attempt is repeated.
     */
    Target resolve(Delivery delivery);
}
