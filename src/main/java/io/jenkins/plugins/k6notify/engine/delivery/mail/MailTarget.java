package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Mail server, sender and recipients, for the duration of one attempt. Never written to disk.
 *
 * @param session the session with the properties {@code mail.smtp.*} of the server and the password; it is not changed
 * @param to the recipients, at least one
 * @param replyTo the address for replies; empty if it is that of the sender
 */
public record MailTarget(
        Session session, InternetAddress from, List<InternetAddress> to, Optional<InternetAddress> replyTo) {

    /** @throws UnusableEndpointException if an address is not valid, or if there are no recipients */
    public MailTarget {
        Objects.requireNonNull(session, "session");
        from = MailAddresses.valid(from);
        to = to.stream().map(MailAddresses::valid).toList();
        replyTo = replyTo.map(MailAddresses::valid);
        if (to.isEmpty()) {
            throw new UnusableEndpointException(ReasonKind.NO_RECIPIENT);
        }
    }

    /**
     * Creates a target from addresses as people write them.
     *
     * @param from one address
     * @param to addresses, separated by commas, semicolons or white space
     * @param replyTo one address; empty for none
     * @throws UnusableEndpointException if an address is not valid, or if there are no recipients
     */
    public static MailTarget of(Session session, String from, String to, String replyTo) {
        return new MailTarget(
                session,
                MailAddresses.one(from),
                MailAddresses.parse(to),
                replyTo.isBlank() ? Optional.empty() : Optional.of(MailAddresses.one(replyTo)));
    }

    /** Returns a text without addresses. */
    @Override
    public String toString() {
        return "MailTarget[" + SmtpServer.of(session).place() + "]";
    }
}
