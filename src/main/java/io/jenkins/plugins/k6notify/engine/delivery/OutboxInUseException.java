package io.jenkins.plugins.k6notify.engine.delivery;

import java.nio.file.Path;

/** Another process delivers from the same directory; two of them would send everything twice. */
public final class OutboxInUseException extends OutboxException {

    private static final long serialVersionUID = 1L;

    OutboxInUseException(Path directory) {
        super(Reason.of(ReasonKind.OUTBOX_IN_USE, directory.toString()), null);
    }
}
