package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.file.Path;

/** Another process delivers from the same directory; two of them would send everything twice. */
public final class OutboxInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    OutboxInUseException(Path directory) {
        super("the outbox " + directory + " is in use by another process");
    }
}
