package io.jenkins.plugins.k6notify.engine.delivery.mail;

import jakarta.mail.Session;
import java.util.Properties;
import java.util.stream.Stream;

/** Creates the sessions that e-mails are sent with: copies of those that the resolver returns. */
final class SmtpSession {

    private static final String SMTP = "mail.smtp.";

    private SmtpSession() {}

    /**
     * Copies a session, with our limits and sockets. Sockets of an administrator's proxy or factory are kept; the limits
     * then end the attempt, but such a socket may stay open for as long as the last reply may take.
     */
    static Session of(Session given, SmtpLogin login, SmtpSockets sockets, MailLimits limits) {
        // As defaults too, because the given properties may have defaults themselves.
        Properties properties = new Properties(given.getProperties());
        properties.putAll(given.getProperties());
        properties.setProperty(
                SMTP + "connectiontimeout", Long.toString(limits.connect().toMillis()));
        properties.setProperty(SMTP + "timeout", Long.toString(limits.answer().toMillis()));
        // With this, those recipients that the server accepts get the e-mail.
        properties.setProperty(SMTP + "sendpartial", "true");
        // The e-mail is accepted by then.
        properties.setProperty(SMTP + "quitwait", "false");
        if (Stream.of(
                        "socks.host",
                        "socketFactory",
                        "socketFactory.class",
                        "ssl.socketFactory",
                        "ssl.socketFactory.class")
                .allMatch(key -> properties.get(SMTP + key) == null && properties.getProperty(SMTP + key) == null)) {
            properties.put(SMTP + "socketFactory", sockets);
            // Would connect once more, with another socket.
            properties.setProperty(SMTP + "socketFactory.fallback", "false");
        }
        return Session.getInstance(properties, login);
    }
}
