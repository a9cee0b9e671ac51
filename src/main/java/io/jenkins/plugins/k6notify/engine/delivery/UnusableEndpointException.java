package io.jenkins.plugins.k6notify.engine.delivery;

/**
 * An endpoint cannot be used as it is configured: a credential is missing, holds no URL that a request can be sent to, or no
 * signing secret. Waiting does not help. The message quotes no secret, and of a URL the host at most.
 */
public final class UnusableEndpointException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param reason is shown and kept: it holds no secret, and of a URL no more than scheme, host and port */
    public UnusableEndpointException(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    /** @param kind has no arguments */
    public UnusableEndpointException(ReasonKind kind) {
        this(Reason.of(kind));
    }

    /** @return what the message says, for other languages than English */
    public Reason reason() {
        return reason == null ? Reason.said(String.valueOf(getMessage())) : reason;
    }
}
