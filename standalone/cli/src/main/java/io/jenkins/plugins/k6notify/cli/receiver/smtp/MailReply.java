package io.jenkins.plugins.k6notify.cli.receiver.smtp;

/**
 * The reply to an e-mail.
 *
 * @param code the code: 250, 4xx or 5xx; 0 closes the connection without a reply about the e-mail
 */
public record MailReply(int code, String text) {

    static final int ACCEPTED = 250;

    boolean isClosing() {
        return code == 0;
    }
}
