package io.jenkins.plugins.k6notify.engine.delivery;

/** The names of an endpoint lead to no usable address: a credential that is gone, or holds no URL. */
public final class UnresolvableEndpointException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param reason shown and kept as it is: no part of a URL beyond its host, no secret */
    public UnresolvableEndpointException(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    /** As the other constructor, for who has words alone: they are shown as they are, whoever looks. */
    public UnresolvableEndpointException(String words) {
        this(Reason.said(words));
    }

    /** What the message says, for other languages than English. */
    public Reason reason() {
        return reason == null ? Reason.said(String.valueOf(getMessage())) : reason;
    }
}
