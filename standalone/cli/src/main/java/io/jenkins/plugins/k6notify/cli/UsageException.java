package io.jenkins.plugins.k6notify.cli;

/** Something the user can put right; the message says what, in one line. Ends the command line with exit code 2. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
