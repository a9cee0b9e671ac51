package io.jenkins.plugins.k6notify.engine.delivery;

/**
 * Thrown if an endpoint cannot be used as configured: a credential is missing, contains no URL that requests can be
 * sent to, or contains no signing secret. Waiting does not help. The message contains no secret, and no part of a URL
 * except the host.
 */
public final class UnusableEndpointException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param reason is shown and stored: contains no secret, and no part of a URL except scheme, host and port */
    public UnusableEndpointException(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    /** @param kind a kind without arguments */
    public UnusableEndpointException(ReasonKind kind) {
        this(Reason.of(kind));
    }

    /** @return the reason that the message contains, for languages other than English */
    public Reason reason() {
        return reason == null ? Reason.said(String.valueOf(getMessage())) : reason;
    }
}
