package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * The e-mail of a delivery. Every attempt and redelivery has the same {@code Message-ID}; {@code In-Reply-To} and {@code
 * References} name the e-mail that its message follows, so that mail programs show them as one thread.
 */
final class MimeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    private MimeMail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static MimeMail of(Session session, MailTarget target, Delivery delivery, MailContent content)
            throws MessagingException {
        String host = host(target.from());
        MimeMail mail = new MimeMail(session, id(delivery.message().id(), host));
        mail.setFrom(target.from());
        mail.setRecipients(RecipientType.TO, target.to().toArray(InternetAddress[]::new));
        if (target.replyTo().isPresent()) {
            mail.setReplyTo(new InternetAddress[] {target.replyTo().get()});
        }
        mail.setSubject(content.subject(), UTF_8);
        mail.setSentDate(Date.from(delivery.created()));
        Optional<UUID> follows = Optional.ofNullable(delivery.message().follows());
        if (follows.isPresent()) {
            mail.setHeader("In-Reply-To", id(follows.get(), host));
            mail.setHeader("References", id(follows.get(), host));
        }
        // Keeps programs from replying that somebody is on holiday (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(alternatives(content));
        mail.saveChanges();
        return mail;
    }

    /** Mail programs show the last part that they can. */
    private static MimeMultipart alternatives(MailContent content) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(content.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(content.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static String id(UUID message, String host) {
        return "<k6-notify." + message + "@" + host + ">";
    }

    private static String host(InternetAddress from) {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
