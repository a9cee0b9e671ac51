package io.jenkins.plugins.k6notify.cli.channel;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * The URL of a mail server: {@code smtp://user:password@host:587}, or {@code smtps://} for TLS from the first byte. {@link
 * #toString()} omits user and password.
 *
 * @param user empty for none
 * @param password empty for none
 */
record SmtpUrl(boolean isSecure, String host, int port, String user, String password) {

    private static final int PORT = 25;
    private static final int SECURE_PORT = 465;
    private static final String SMTP = "mail.smtp.";

    /** @throws IllegalArgumentException if it is not such a URL; the message does not quote it */
    static SmtpUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            // Omits the cause, whose message quotes the password.
            throw invalid();
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
            throw new IllegalArgumentException("the URL does not start with smtp:// or smtps://");
        }
        boolean hasPath = uri.getRawPath() != null && !uri.getRawPath().matches("/?");
        if (uri.getHost() == null || hasPath || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid();
        }
        boolean isSecure = scheme.equals("smtps");
        int port = uri.getPort() < 0 ? (isSecure ? SECURE_PORT : PORT) : uri.getPort();
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        if (!login.isEmpty() && colon <= 0) {
            throw new IllegalArgumentException(
                    "the URL has a user name without a password: use smtp://USER:PASSWORD@HOST");
        }
        return new SmtpUrl(
                isSecure,
                uri.getHost().replaceAll("[\\[\\]]", ""),
                port,
                login.isEmpty() ? "" : decode(login.substring(0, colon)),
                login.isEmpty() ? "" : decode(login.substring(colon + 1)));
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException(
                "the URL is not valid: use smtp://USER:PASSWORD@HOST:PORT, and percent-encode"
                        + " the special characters of user and password, such as %40 for @");
    }

    private static String decode(String text) {
        // Only forms write a space as +.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns a session with the server, which uses STARTTLS if offered; a password is sent over TLS or locally only. */
    Session session() {
        Properties properties = new Properties();
        properties.setProperty(SMTP + "host", host);
        properties.setProperty(SMTP + "port", Integer.toString(port));
        properties.setProperty(SMTP + "ssl.enable", Boolean.toString(isSecure));
        properties.setProperty(SMTP + "starttls.enable", "true");
        properties.setProperty(
                SMTP + "starttls.required", Boolean.toString(!user.isEmpty() && !isSecure && !isLocal()));
        properties.setProperty(SMTP + "auth", Boolean.toString(!user.isEmpty()));
        return Session.getInstance(properties, user.isEmpty() ? null : new Login(user, password));
    }

    private boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SmtpUrl[" + host + ":" + port + "]";
    }

    private static final class Login extends Authenticator {

        private final PasswordAuthentication login;

        Login(String user, String password) {
            this.login = new PasswordAuthentication(user, password);
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return login;
        }
    }
}
