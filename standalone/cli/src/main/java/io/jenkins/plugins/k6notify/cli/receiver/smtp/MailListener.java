package io.jenkins.plugins.k6notify.cli.receiver.smtp;

/** Receives e-mails and decides the replies. Called on the threads of connections. */
@FunctionalInterface
public interface MailListener {

    MailReply received(ReceivedMail mail);
}
