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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The e-mail of a delivery. Every attempt and redelivery has the same {@code Message-ID}; {@code In-Reply-To} and {@code
 * References} name the e-mail that its message follows, so that mail programs show them as one thread.
 */
final class MimeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** The least length of the parts of a long text: 15 characters are 45 bytes at most, and a word has at most 75. */
    private static final int WORD = 14;

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
        mail.setSubject(content.subject());
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

    /** Sets the subject, in which text that looks like an encoded word (RFC 2047) stays text. */
    @Override
    public void setSubject(String subject) throws MessagingException {
        if (subject.contains("=?")) {
            setHeader("Subject", encoded(subject));
        } else {
            setSubject(subject, UTF_8);
        }
    }

    private static String encoded(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        text.codePoints().forEach(point -> {
            part.appendCodePoint(point);
            if (part.length() >= WORD) {
                words.add(word(part));
            }
        });
        if (!part.isEmpty()) {
            words.add(word(part));
        }
        return String.join("\r\n ", words);
    }

    private static String word(StringBuilder part) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        part.setLength(0);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
