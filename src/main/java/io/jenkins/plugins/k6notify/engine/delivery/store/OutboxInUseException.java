package io.jenkins.plugins.k6notify.engine.delivery.store;

import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.nio.file.Path;

/** Another process, or another part of this one, delivers from the same directory. */
public final class OutboxInUseException extends OutboxException {

    private static final long serialVersionUID = 1L;

    OutboxInUseException(Path directory) {
        super(Reason.of(ReasonKind.OUTBOX_IN_USE, directory.toString()), null);
    }
}
