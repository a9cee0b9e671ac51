package io.jenkins.plugins.k6notify.engine.delivery.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Redaction;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes the password of a session on, and masks it in the replies of the server, which may quote what they refuse. */
final class SmtpLogin extends Authenticator {

    private final Session session;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** @param session the session that has the password */
    SmtpLogin(Session session) {
        this.session = session;
    }

    @Override
    @CheckForNull
    protected PasswordAuthentication getPasswordAuthentication() {
        PasswordAuthentication login = session.requestPasswordAuthentication(
                getRequestingSite(),
                getRequestingPort(),
                getRequestingProtocol(),
                getRequestingPrompt(),
                getDefaultUserName());
        if (login != null && login.getPassword() != null) {
            String user = login.getUserName();
            String password = login.getPassword();
            secrets.add(password);
            // As the mechanisms LOGIN and PLAIN send it.
            secrets.add(base64(password));
            secrets.add(base64(user + '\0' + user + '\0' + password));
            secrets.add(base64('\0' + user + '\0' + password));
        }
        return login;
    }

    /** Returns the redaction of the passwords that were used so far. */
    Redaction redaction() {
        return Redaction.of(secrets);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
