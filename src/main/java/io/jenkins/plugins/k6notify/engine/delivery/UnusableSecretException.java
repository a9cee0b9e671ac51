package io.jenkins.plugins.k6notify.engine.delivery;

/** What was configured is no URL that a request can be sent to, or no signing secret. The message quotes no more than a host. */
public final class UnusableSecretException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param kind has no arguments */
    public UnusableSecretException(ReasonKind kind) {
        this(Reason.of(kind));
    }

    private UnusableSecretException(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    /** What the message says, for other languages than English. */
    public Reason reason() {
        return reason == null ? Reason.said(String.valueOf(getMessage())) : reason;
    }
}
