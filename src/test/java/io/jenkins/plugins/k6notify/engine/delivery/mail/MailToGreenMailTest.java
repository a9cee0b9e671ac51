package io.jenkins.plugins.k6notify.engine.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import io.jenkins.plugins.k6notify.engine.message.mail.MailFormat;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import jakarta.mail.Authenticator;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends to a complete mail server, and reads the e-mails there. */
@Timeout(60)
class MailToGreenMailTest {

    private GreenMail server;

    private Session start(String protocol) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return Session.getInstance(properties());
    }

    private Properties properties() {
        ServerSetup setup = server.getSmtp() == null
                ? server.getSmtps().getServerSetup()
                : server.getSmtp().getServerSetup();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(setup.getPort()));
        return properties;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Attempt send(Session session, Message message) throws InterruptedException {
        return new MailSender(MailSamples.to(session), Clock.systemUTC())
                .send(Samples.delivery(MailSamples.ENDPOINT, message));
    }

    @Test
    void mailHasContentOfMessage() throws Exception {
        Session session = start("smtp");
        Message message = MailSamples.failed();

        Attempt attempt = send(session, message);

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(server.getReceivedMessages()).hasSize(3);
        MimeMessage mail = server.getReceivedMessages()[0];
        MailContent content = MailContent.parse(message.body());
        assertThat(mail.getSubject()).isEqualTo(content.subject());
        assertThat(mail.getFrom())
                .extracting(Object::toString)
                .containsExactly("=?UTF-8?Q?Jenkins_K=C3=B6ln?= <jenkins@ci.example.org>");
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(mail.getSentDate()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(header(mail, "Auto-Submitted")).containsExactly("auto-generated");
        assertThat(header(mail, "In-Reply-To")).isEmpty();
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative;");
        assertThat(part(parts.getBodyPart(0))).isEqualTo("text/plain; charset=UTF-8: " + content.text());
        assertThat(part(parts.getBodyPart(1))).isEqualTo("text/html; charset=UTF-8: " + content.html());
        assertThat(parts.getCount()).isEqualTo(2);
    }

    private static String part(BodyPart part) throws Exception {
        return part.getContentType() + ": " + ((String) part.getContent()).replace("\r\n", "\n");
    }

    private static List<String> header(MimeMessage mail, String name) throws Exception {
        String[] values = mail.getHeader(name);
        return values == null ? List.of() : Arrays.asList(values);
    }

    @Test
    void finishedMailAnswersStartedMail() throws Exception {
        Session session = start("smtp");
        Message started = MailSamples.started();

        send(session, started);
        send(session, MailSamples.failed().following(started.id()));

        MimeMessage first = server.getReceivedMessages()[0];
        MimeMessage second = server.getReceivedMessages()[3];
        assertThat(first.getMessageID()).isEqualTo("<k6-notify." + started.id() + "@ci.example.org>");
        assertThat(second.getMessageID()).isNotEqualTo(first.getMessageID());
        assertThat(header(second, "In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(header(second, "References")).containsExactly(first.getMessageID());
    }

    @Test
    void repeatedAndRedeliveredMailsHaveSameId() throws Exception {
        Session session = start("smtp");
        MailSender sender = new MailSender(MailSamples.to(session), Clock.systemUTC());
        Delivery delivery = Samples.delivery(MailSamples.ENDPOINT, MailSamples.failed());

        sender.send(delivery);
        sender.send(delivery);
        sender.send(delivery.again(2, Instant.EPOCH));

        assertThat(server.getReceivedMessages())
                .hasSize(9)
                .extracting(MimeMessage::getMessageID)
                .containsOnly("<k6-notify." + delivery.message().id() + "@ci.example.org>");
    }

    @Test
    void replyToIsThatOfTarget() throws Exception {
        Session session = start("smtp");
        MailResolver resolver = delivery ->
                MailTarget.of(session, "jenkins@ci.example.org", "a@example.org", "Perf <perf@example.org>");

        new MailSender(resolver, Clock.systemUTC()).send(Samples.delivery(MailSamples.ENDPOINT, MailSamples.failed()));

        assertThat(server.getReceivedMessages()[0].getReplyTo())
                .extracting(Object::toString)
                .containsExactly("Perf <perf@example.org>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\r\nBcc: all@example.org",
                "\r\n\r\n<b>body</b>",
                "\n.\r\nMAIL FROM:<x@example.org>",
                "Ünï 💥 <script>",
                "=?UTF-8?Q?=0D=0ABcc:_all@example.org?=",
                "=?x 💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥",
                "\u010D\u010ABcc: all@example.org"
            })
    void hostileNameIsTextInMail(String name) throws Exception {
        Session session = start("smtp");
        TestContext context = new TestContext(name, Trigger.MANUAL, name, 0, 0, null, null);
        Message message = new MailFormat()
                .message(UUID.randomUUID(), new TestFinished(context, SampleEvents.over(SampleEvents.passed()), null));

        send(session, message);

        assertThat(server.getReceivedMessages()).hasSize(3);
        MimeMessage mail = server.getReceivedMessages()[0];
        String line = name.replaceAll("\\s+", " ").strip();
        assertThat(mail.getHeader("Subject")).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("[k6] " + line + " passed");
        assertThat(mail.getAllRecipients()).hasSize(3);
        assertThat(header(mail, "Bcc")).isEmpty();
        assertThat(part(((MimeMultipart) mail.getContent()).getBodyPart(0))).contains("\nStarted by: " + line + "\n");
        // RFC 2047, section 2, and RFC 5322, section 2.1.1.
        assertThat(mail.getHeader("Subject")[0].split("\r\n"))
                .allMatch(each -> each.strip().length() <= 76);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.US_ASCII).split("\r\n")).allMatch(each -> each.length() <= 998);
    }

    @Test
    void sendsWithUserAndPassword() throws Exception {
        start("smtp");
        server.setUser("ada@example.org", "ada", "s3cret-pass");
        Properties properties = properties();
        properties.setProperty("mail.smtp.auth", "true");
        Session right = Session.getInstance(properties, authenticator("s3cret-pass"));
        Session wrong = Session.getInstance(properties, authenticator("wrong-pass"));

        assertThat(send(right, MailSamples.failed()).outcome()).isEqualTo(Outcome.ACCEPTED);
        Attempt refused = send(wrong, MailSamples.failed());

        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.reason().kind()).isEqualTo(ReasonKind.MAIL_LOGIN_REFUSED);
    }

    private static Authenticator authenticator(String password) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("ada", password);
            }
        };
    }

    @Test
    void sendsOverTlsIfCertificateIsTrusted() throws Exception {
        start("smtps");
        // GreenMail throws it when the client ends the handshake.
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        try {
            sendOverTls();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private void sendOverTls() throws Exception {
        Properties properties = properties();
        properties.setProperty("mail.smtp.ssl.enable", "true");
        // As the Mailer plugin sets it.
        properties.setProperty("mail.smtp.socketFactory.port", properties.getProperty("mail.smtp.port"));
        Attempt untrusted = send(Session.getInstance(properties), MailSamples.failed());
        properties.setProperty("mail.smtp.ssl.trust", "*");
        properties.put("mail.smtp.ssl.checkserveridentity", false);
        Attempt trusted = send(Session.getInstance(properties), MailSamples.failed());

        assertThat(untrusted.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(untrusted.reason().kind()).isIn(ReasonKind.CERTIFICATE_NOT_TRUSTED, ReasonKind.NO_SECURE_CONNECTION);
        assertThat(trusted.text()).startsWith("accepted by the mail server 127.0.0.1:");
        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    @Test
    void doesNotNeedClassLoaderOfThread() throws Exception {
        Session session = start("smtp");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(send(session, MailSamples.failed()).outcome()).isEqualTo(Outcome.ACCEPTED);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
