package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/** Thrown if the outbox cannot be used or does not accept a message; contains the reason. */
public class OutboxException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public OutboxException(Reason reason, @CheckForNull Throwable cause) {
        super(reason.words(), cause);
        this.reason = reason;
    }

    /** @return whether another process, or another part of this one, delivers from the same directory */
    public final boolean isInUse() {
        return reason().kind() == ReasonKind.OUTBOX_IN_USE;
    }

    /** Returns the reason that the message contains, for languages other than English. */
    public final Reason reason() {
        return reason == null ? Reason.said(String.valueOf(getMessage())) : reason;
    }
}
