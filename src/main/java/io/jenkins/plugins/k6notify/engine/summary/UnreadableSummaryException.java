package io.jenkins.plugins.k6notify.engine.summary;

import java.io.IOException;

/** Thrown for a file that is not a summary, or that is too large; the message states which, for people. */
public final class UnreadableSummaryException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableSummaryException(String message) {
        super(message);
    }
}
