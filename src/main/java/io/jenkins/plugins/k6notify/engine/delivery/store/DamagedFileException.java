package io.jenkins.plugins.k6notify.engine.delivery.store;

import java.io.IOException;

/** The content of a file is not that of a delivery, so that reading it again would not help. */
final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
