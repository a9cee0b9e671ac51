package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The transport over SMTP: sends the {@link MailContent} of a message to the recipients of its endpoint. {@link SmtpRules}
 * determine the outcome. A server that accepts an e-mail does not report whether it arrives: the delivery is {@link
 * Outcome#ACCEPTED}.
 *
 * <p>If the server accepts the e-mail for some recipients and asks to repeat it for others, the receipt of the attempt
 * has those that are done. Receipts of the message that a message follows are not used: a thread is known by the ids of
 * messages.
 *
 * @param resolver looks up server, sender and recipients, for each attempt
 */
public record MailSender(MailResolver resolver, Clock clock, MailLimits limits) implements Transport {

    /** Creates a transport with the standard time limits. */
    public MailSender(MailResolver resolver, Clock clock) {
        this(resolver, clock, MailLimits.STANDARD);
    }

    @Override
    public Attempt send(Delivery delivery) throws InterruptedException {
        MailTarget target = resolver.resolve(delivery);
        Instant at = clock.instant();
        MailContent content;
        try {
            content = MailContent.parse(delivery.message().body());
        } catch (IOException e) {
            return Attempt.unanswered(at, 0, Reason.of(ReasonKind.MAIL_UNREADABLE), Outcome.FAILED);
        }
        MailReceipt done = MailReceipt.parse(delivery.receipt());
        List<InternetAddress> recipients = done.rest(target.to());
        SmtpLogin login = new SmtpLogin(target.session());
        long began = System.nanoTime();
        SmtpResult result = recipients.isEmpty()
                // The others were removed from the settings meanwhile.
                ? new SmtpResult.Answered(List.of(), Map.of())
                : new SmtpConnection(limits)
                        .run(new SmtpExchange(target, login, limits, delivery, content, recipients));
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new SmtpRules(SmtpServer.of(target.session()), login.redaction(), limits)
                .attempt(at, millis, done, result);
    }
}
