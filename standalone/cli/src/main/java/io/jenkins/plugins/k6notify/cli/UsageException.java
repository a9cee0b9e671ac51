package io.jenkins.plugins.k6notify.cli;

/** Usage error that the user can correct, with a one-line message. The command line exits with code 2. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
