package io.jenkins.plugins.k6notify.engine.summary;

import java.io.IOException;

/** A summary file that is none, or that is too large; the message says which, for humans. */
public final class UnreadableSummaryException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableSummaryException(String message) {
        super(message);
    }
}
