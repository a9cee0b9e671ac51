package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.mail.ScriptedSmtpServer.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The e-mails of {@link CrashingService} that a server accepted, in their order. */
final class ArrivedMails {

    private record ArrivedMail(
            String subject, String id, @CheckForNull String inReplyTo, String round) {}

    private final List<ArrivedMail> mails;

    ArrivedMails(List<Mail> accepted) {
        mails = accepted.stream().map(ArrivedMails::read).toList();
    }

    private static ArrivedMail read(Mail mail) {
        try {
            MimeMessage message =
                    new MimeMessage(null, new ByteArrayInputStream(mail.data().getBytes(StandardCharsets.UTF_8)));
            String inReplyTo = message.getHeader("In-Reply-To", null);
            assertThat(message.getHeader("References", null)).isEqualTo(inReplyTo);
            return new ArrivedMail(message.getSubject(), message.getMessageID(), inReplyTo, round(mail));
        } catch (MessagingException e) {
            throw new AssertionError(mail.data(), e);
        }
    }

    /** Returns the round that sent an e-mail, as the path of its requests. */
    static String round(Mail mail) {
        String recipient = mail.recipients().get(0);
        return "/" + recipient.substring(0, recipient.indexOf('@'));
    }

    /** Returns the rounds that sent the e-mails with each {@code Message-ID}. */
    Map<String, List<String>> roundsById() {
        return mails.stream()
                .collect(Collectors.groupingBy(
                        ArrivedMail::id, Collectors.mapping(ArrivedMail::round, Collectors.toList())));
    }

    /**
     * Verifies that runs have both their e-mails, the second one as a reply to the first one, and that repeated e-mails
     * have the same {@code Message-ID}.
     *
     * @param runs the names of submitted runs; other runs may have e-mails, too
     */
    void checkThreads(Collection<String> runs) {
        Map<String, String> ids = mails.stream()
                .collect(Collectors.toMap(ArrivedMail::subject, ArrivedMail::id, (earlier, later) -> {
                    assertThat(later).as("of a repeated e-mail").isEqualTo(earlier);
                    return earlier;
                }));
        List<String> order = mails.stream().map(ArrivedMail::id).distinct().toList();
        assertThat(order).as("one ID for each e-mail").hasSameSizeAs(ids.keySet());
        assertThat(runs).allSatisfy(run -> assertThat(ids).containsKeys("started " + run, "finished " + run));
        for (ArrivedMail mail : mails) {
            if (mail.subject().startsWith("started ")) {
                assertThat(mail.inReplyTo()).isNull();
            } else {
                String started = ids.get(mail.subject().replace("finished ", "started "));
                assertThat(mail.inReplyTo()).isEqualTo(started);
                assertThat(order.indexOf(mail.id())).isGreaterThan(order.indexOf(started));
            }
        }
    }
}
