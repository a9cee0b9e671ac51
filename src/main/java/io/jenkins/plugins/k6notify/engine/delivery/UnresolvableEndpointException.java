package io.jenkins.plugins.k6notify.engine.delivery;

/** The names of an endpoint lead to no usable address: a credential that is gone, or holds no URL. */
public final class UnresolvableEndpointException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message words for humans, shown and kept as they are: no part of a URL beyond its host, no secret */
    public UnresolvableEndpointException(String message) {
        super(message);
    }
}
