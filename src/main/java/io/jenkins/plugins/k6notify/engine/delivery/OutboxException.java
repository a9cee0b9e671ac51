package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/** The outbox does not take anything, and why. */
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

    /** What the message says, for other languages than English. */
    public final Reason reason() {
        return reason == null ? Reason.said(String.valueOf(getMessage())) : reason;
    }
}
