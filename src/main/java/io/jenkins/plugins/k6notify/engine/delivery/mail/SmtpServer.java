package io.jenkins.plugins.k6notify.engine.delivery.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.mail.Session;

/** Host and port of a mail server. */
record SmtpServer(String host, int port) {

    private static final int PORT = 25;
    private static final int SECURE_PORT = 465;

    /** Returns the server of a session, chosen by its properties as Angus Mail does. */
    static SmtpServer of(Session session) {
        String host = first(session.getProperty("mail.smtp.host"), session.getProperty("mail.host"), "localhost");
        String secure = String.valueOf(session.getProperty("mail.smtp.ssl.enable"));
        String port = first(
                session.getProperty("mail.smtp.socketFactory.port"),
                session.getProperty("mail.smtp.port"),
                Integer.toString(Boolean.parseBoolean(secure) ? SECURE_PORT : PORT));
        return new SmtpServer(host, number(port));
    }

    /** Returns host and port: {@code mail.example.org:25}. */
    String place() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port.trim());
        } catch (NumberFormatException e) {
            return PORT;
        }
    }

    private static String first(@CheckForNull String first, @CheckForNull String second, String otherwise) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second != null && !second.isBlank() ? second : otherwise;
    }
}
