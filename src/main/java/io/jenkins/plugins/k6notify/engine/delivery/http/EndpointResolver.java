package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;

/** Finds the URL behind the names of an endpoint. Jenkins looks into its credentials, the command line elsewhere. */
@FunctionalInterface
public interface EndpointResolver {

    /**
     * Called on a delivery thread before each attempt, so that a changed or revoked credential counts at once. May
     * block, for less than a second or so: the attempt has begun.
     *
     * @throws UnusableEndpointException if there is no such URL, and waiting would not bring it: the delivery fails
     *     for good. Any other exception counts as an attempt that is repeated.
     */
    Target resolve(Endpoint endpoint);

    /**
     * As the other method, where the names mean something only to what the delivery is of.
     *
     * @param orderingKey of the delivery
     */
    default Target resolve(Endpoint endpoint, String orderingKey) {
        return resolve(endpoint);
    }
}
