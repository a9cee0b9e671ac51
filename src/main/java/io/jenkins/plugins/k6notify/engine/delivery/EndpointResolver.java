package io.jenkins.plugins.k6notify.engine.delivery;

/** Finds the address behind the names of an endpoint. Jenkins looks into its credentials, the command line elsewhere. */
@FunctionalInterface
public interface EndpointResolver {

    /**
     * Called on a delivery thread before each attempt, so that a changed or revoked credential counts at once. May
     * block, for less than a second or so: one of four places is taken meanwhile.
     *
     * @throws UnresolvableEndpointException if there is no such address, and waiting would not bring it: the delivery
     *     fails for good. Any other exception counts as an attempt that is repeated.
     */
    Target resolve(Endpoint endpoint) throws UnresolvableEndpointException;
}
