package io.jenkins.plugins.k6notify.engine.delivery.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sends one e-mail over one connection. Blocks; another thread can end it with {@link #abort()}. */
final class SmtpExchange implements Callable<SmtpResult> {

    private final MailTarget target;
    private final SmtpLogin login;
    private final MailLimits limits;
    private final Delivery delivery;
    private final MailContent content;
    private final List<InternetAddress> recipients;
    private final SmtpSockets sockets = new SmtpSockets();

    @CheckForNull
    private volatile SmtpTransport transport;

    /** @param recipients those recipients of the target to which the e-mail is sent */
    SmtpExchange(
            MailTarget target,
            SmtpLogin login,
            MailLimits limits,
            Delivery delivery,
            MailContent content,
            List<InternetAddress> recipients) {
        this.target = target;
        this.login = login;
        this.limits = limits;
        this.delivery = delivery;
        this.content = content;
        this.recipients = List.copyOf(recipients);
    }

    @Override
    public SmtpResult call() {
        Session session = SmtpSession.of(target.session(), login, sockets, limits);
        SmtpTransport smtp = new SmtpTransport(session);
        transport = smtp;
        try {
            MimeMail mail = MimeMail.of(session, target, delivery, content);
            SmtpServer server = SmtpServer.of(session);
            smtp.connect(server.host(), server.port(), null, null);
            smtp.sendMessage(mail, recipients.toArray(InternetAddress[]::new));
            return new SmtpResult.Answered(
                    recipients.stream().map(InternetAddress::getAddress).toList(), Map.of());
        } catch (MessagingException e) {
            return SmtpErrors.result(e, smtp.lastReply());
        } finally {
            close(smtp);
        }
    }

    private void close(SmtpTransport smtp) {
        try {
            smtp.close();
        } catch (MessagingException e) {
            // The result is known by now.
        } finally {
            sockets.close();
        }
    }

    /** Whether the end of the e-mail was sent, so that the server may accept it. */
    boolean isEnded() {
        SmtpTransport smtp = transport;
        return smtp != null && smtp.isEnded();
    }

    void abort() {
        sockets.close();
    }
}
