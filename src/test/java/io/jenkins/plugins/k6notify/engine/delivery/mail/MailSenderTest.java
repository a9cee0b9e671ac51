package io.jenkins.plugins.k6notify.engine.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Redaction;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with mail servers: each reply ends an attempt as docs/design.md §8 promises. */
@Timeout(60)
class MailSenderTest {

    private static final String A = "RCPT TO:<a@example.org>";
    private static final String B = "RCPT TO:<b@example.org>";
    private static final String C = "RCPT TO:<c@example.org>";
    private static final String RCPT = "RCPT TO:";

    @AutoClose
    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedSmtpServer();
    }

    private String place() {
        return "127.0.0.1:" + server.port();
    }

    private static Delivery delivery() {
        return Samples.delivery(MailSamples.ENDPOINT, MailSamples.failed());
    }

    private Attempt send() throws InterruptedException {
        return send(delivery());
    }

    private Attempt send(Delivery delivery) throws InterruptedException {
        return new MailSender(MailSamples.to(server.session()), Clock.systemUTC()).send(delivery);
    }

    private Attempt send(Session session, MailLimits limits) throws InterruptedException {
        return new MailSender(MailSamples.to(session), Clock.systemUTC(), limits).send(delivery());
    }

    private static MailLimits limits(int attempt, int answer) {
        return new MailLimits(Duration.ofSeconds(10), Duration.ofMillis(attempt), Duration.ofMillis(answer));
    }

    @Test
    void acceptsWhenServerAcceptsAllRecipients() throws Exception {
        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(attempt.text()).isEqualTo("accepted by the mail server " + place());
        assertThat(attempt.status()).isEmpty();
        assertThat(server.mails()).hasSize(1);
        assertThat(server.mails().get(0).recipients())
                .containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(server.commands()).contains("MAIL FROM:<jenkins@ci.example.org>", "DATA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO,HELO", "MAIL", "DATA", "END"})
    void retriesWhenServerReplies4xx(String commands) throws Exception {
        for (String command : commands.split(",")) {
            server.reply(command, "451 4.3.0 try again later");
        }

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text())
                .isEqualTo("the mail server " + place() + " refused the e-mail: 451 4.3.0 try again later");
        assertThat(server.mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO,HELO", "MAIL", "DATA", "END"})
    void failsWhenServerReplies5xx(String commands) throws Exception {
        for (String command : commands.split(",")) {
            server.reply(command, "554-5.7.1 not\r\n554 5.7.1 from you");
        }

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .isEqualTo("the mail server " + place() + " refused the e-mail: 554 5.7.1 not 5.7.1 from you");
        assertThat(server.mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void retriesWhenServerClosesConnection(String command) throws Exception {
        server.reply(command, ScriptedSmtpServer.CLOSE);

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.reason().kind()).isIn(ReasonKind.CLOSED_WITHOUT_ANSWER, ReasonKind.CONNECTION_FAILED);
    }

    @Test
    void retriesWhenServerDoesNotSpeakSmtp() throws Exception {
        server.reply("GREETING", "HTTP/1.1 400 Bad Request");

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text())
                .startsWith(place() + " sent a response that is not SMTP: ")
                .contains("HTTP/1.1 400 Bad Request");
    }

    @Test
    void retriesWhenNothingListens() throws Exception {
        int port = server.port();
        server.close();
        Properties properties = server.properties();

        Attempt attempt = send(Session.getInstance(properties), MailLimits.STANDARD);

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).startsWith("cannot connect to 127.0.0.1:" + port + ": Connection refused");
    }

    @Test
    void retriesWhenHostIsUnknown() throws Exception {
        Properties properties = server.properties();
        properties.setProperty("mail.smtp.host", "mail.invalid");

        Attempt attempt = send(Session.getInstance(properties), MailLimits.STANDARD);

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo("unknown host mail.invalid");
    }

    @Test
    void acceptsWithReasonWhenServerRefusesSomeRecipients() throws Exception {
        server.reply(B, "550 5.1.1 no such user");

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(attempt.text())
                .isEqualTo("accepted by the mail server " + place()
                        + ", which refused b@example.org: 550 5.1.1 no such user");
        assertThat(server.mails().get(0).recipients()).containsExactly("a@example.org", "c@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "552 mailbox full", "521 no", "503 no"})
    void failsWhenServerRefusesAllRecipients(String reply) throws Exception {
        server.reply(RCPT, reply);

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .isEqualTo("the mail server " + place() + " refused a@example.org, b@example.org, c@example.org: "
                        + reply);
        assertThat(server.commands()).doesNotContain("DATA");
    }

    @Test
    void retryAfterGreylistingSendsToRestOnly() throws Exception {
        server.reply(A, "550 5.1.1 no such user").reply(C, "450 4.2.0 Greylisted, see https://x", "250 ok");
        Delivery before = delivery();

        Attempt first = send(before);
        Delivery waiting = before.after(first, Optional.of(Duration.ofSeconds(1)));
        Attempt second = send(waiting);

        assertThat(first.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(first.text())
                .isEqualTo("the mail server " + place()
                        + " does not accept e-mail for c@example.org yet: 450 4.2.0 Greylisted, see https://x");
        assertThat(second.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(second.text())
                .isEqualTo("accepted by the mail server " + place() + ", which refused a@example.org: no reason given");
        assertThat(server.mails())
                .extracting(ScriptedSmtpServer.Mail::recipients)
                .containsExactly(List.of("b@example.org"), List.of("c@example.org"));
        // Both are the same e-mail.
        assertThat(server.mails().get(1).data())
                .containsPattern("(?m)^To: a@example.org, b@example.org, c@example.org$");
        assertThat(messageId(0)).isEqualTo(messageId(1));
    }

    private String messageId(int mail) {
        return server.mails()
                .get(mail)
                .data()
                .lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void greylistedMailIsRepeatedToAllRecipients() throws Exception {
        server.reply(RCPT, "450 4.2.0 Greylisted");

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.receipt()).isNull();
    }

    @Test
    void brokenRetryKeepsRecipientsThatAreDone() throws Exception {
        server.reply(C, "450 later", "250 ok").reply("MAIL", "250 ok", "451 busy", "250 ok");
        Delivery delivery = delivery();
        for (int i = 0; i < 3; i++) {
            delivery = delivery.after(send(delivery), Optional.of(Duration.ofSeconds(1)));
        }

        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.RETRY, Outcome.RETRY, Outcome.ACCEPTED);
        assertThat(server.mails())
                .extracting(ScriptedSmtpServer.Mail::recipients)
                .containsExactly(List.of("a@example.org", "b@example.org"), List.of("c@example.org"));
    }

    @Test
    void refusedContentIsAcceptedForNobody() throws Exception {
        server.reply(B, "550 no").reply("END", "552 too large");

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text()).endsWith("refused the e-mail: 552 too large");
        assertThat(attempt.receipt()).isNull();
    }

    @Test
    void removedRecipientsEndARetry() throws Exception {
        server.reply(C, "450 later");
        Delivery before = delivery();
        Delivery waiting = before.after(send(before), Optional.of(Duration.ofSeconds(1)));
        Session session = server.session();
        MailResolver without =
                delivery -> MailTarget.of(session, "jenkins@ci.example.org", "A@example.org b@example.org", "");

        Attempt attempt = new MailSender(without, Clock.systemUTC()).send(waiting);

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"535 5.7.8 wrong, FAILED", "454 4.7.0 temporary, RETRY"})
    void refusedLoginEndsByItsCode(String reply, Outcome outcome) throws Exception {
        server.reply("EHLO", "250-hello\r\n250 AUTH PLAIN").reply("AUTH", reply);

        Attempt attempt = send(sessionWithPassword("s3cret-pass"), MailLimits.STANDARD);

        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.text())
                .isEqualTo("the mail server " + place() + " refused the user or the password: " + reply);
        // More would lock accounts.
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("AUTH"))
                .hasSize(1);
    }

    @Test
    void repliesThatQuoteThePasswordAreMasked() throws Exception {
        String plain = Base64.getEncoder().encodeToString("ada\0ada\0s3cret-pass".getBytes(StandardCharsets.UTF_8));
        server.reply("EHLO", "250-hello\r\n250 AUTH PLAIN")
                .reply("AUTH", "535 no ada s3cret-pass in " + plain + "\u0007 \u202Ex");

        Attempt attempt = send(sessionWithPassword("s3cret-pass"), MailLimits.STANDARD);

        assertThat(server.commands()).anyMatch(command -> command.contains(plain));
        assertThat(attempt.text()).endsWith(": 535 no ada **** in **** x");
        assertThat(attempt.toString()).doesNotContain("s3cret", plain);
    }

    @Test
    void showsRepliesInUtf8AndLatin1() throws Exception {
        server.reply("EHLO", "250-hello\r\n250 AUTH PLAIN").reply("AUTH", "535 pässwörd ist ungültig");

        Attempt attempt = send(sessionWithPassword("pässwörd"), MailLimits.STANDARD);

        assertThat(attempt.text()).endsWith(": 535 **** ist ungültig");
        assertThat(SmtpReply.of(550, "550 ung\u00FCltig").words(Redaction.of(List.of())))
                .isEqualTo("550 ungültig");
    }

    @Test
    void cutsLongReplies() {
        String words = SmtpReply.of(550, "550-" + "x".repeat(100_000) + "\n550 end")
                .words(Redaction.of(List.of("xxxxxxxxxx!")));

        assertThat(words).startsWith("550 xxxx").endsWith("x…").hasSize(500);
    }

    @Test
    void retriesWhenServerHasNoLoginOrTls() throws Exception {
        server.reply("EHLO", "250-hello\r\n250 AUTH X-UNKNOWN");
        Attempt withoutLogin = send(sessionWithPassword("s3cret-pass"), MailLimits.STANDARD);
        Properties properties = server.properties();
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        Attempt withoutTls = send(Session.getInstance(properties), MailLimits.STANDARD);

        assertThat(withoutLogin.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(withoutLogin.text()).contains("No authentication mechanisms supported");
        assertThat(withoutTls.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(withoutTls.text()).contains("STARTTLS is required but host does not support STARTTLS");
    }

    private Session sessionWithPassword(String password) {
        // With defaults, as the Mailer plugin has those of the system.
        Properties properties = new Properties(server.properties());
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("ada", password);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "DATA"})
    void retriesWhenServerIsSilent(String command) throws Exception {
        server.reply(command, ScriptedSmtpServer.SILENCE);

        Attempt attempt = send(server.session(), limits(300, 60_000));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo(place() + " did not respond within 300 ms");
        await().atMost(Duration.ofSeconds(20)).until(() -> server.open() == 0);
    }

    @Test
    void retriesWhenServerDrips() throws Exception {
        server.reply("MAIL", ScriptedSmtpServer.DRIP);

        Attempt attempt = send(server.session(), limits(500, 60_000));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo(place() + " did not respond within 500 ms");
        assertThat(attempt.millis()).isLessThan(20_000);
    }

    @Test
    void retriesWhenReplyHasNoEnd() throws Exception {
        server.reply("EHLO", ScriptedSmtpServer.FLOOD);

        Attempt attempt = send();

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).endsWith("more than " + SmtpSockets.MAX_BYTES + " bytes received");
    }

    @Test
    void waitsLongerForReplyAfterEndOfMail() throws Exception {
        server.reply("END", ScriptedSmtpServer.SILENCE);

        Attempt attempt = send(server.session(), limits(3000, 4000));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo(place() + " did not respond within 4 s");
        assertThat(attempt.millis()).isBetween(3900L, 20_000L);
    }

    @Test
    void replyAfterEndOfMailHasALimit() throws Exception {
        server.reply("END", ScriptedSmtpServer.DRIP);

        Attempt attempt = send(server.session(), limits(3000, 1000));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo(place() + " did not respond within 4 s");
    }

    @Test
    void connectingHasALimit() throws Exception {
        // A backlog of one, which is full after two connections.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            Properties properties = server.properties();
            properties.setProperty("mail.smtp.port", Integer.toString(full.getLocalPort()));
            MailLimits limits = new MailLimits(Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofSeconds(30));

            Attempt attempt = send(Session.getInstance(properties), limits);

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
            assertThat(attempt.text())
                    .isEqualTo("cannot connect to 127.0.0.1:" + full.getLocalPort() + " within 300 ms");
        }
    }

    @Test
    void interruptClosesConnection() throws Exception {
        server.reply("MAIL", ScriptedSmtpServer.SILENCE);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread sending = new Thread(() -> {
            try {
                send();
                thrown.complete(null);
            } catch (Throwable e) {
                thrown.complete(e);
            }
        });
        sending.start();
        server.reached().await();

        sending.interrupt();

        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> server.open() == 0);
    }

    @Test
    void keepsSocketFactoryOfSession() throws Exception {
        AtomicInteger created = new AtomicInteger();
        Properties properties = server.properties();
        properties.put("mail.smtp.socketFactory", new CountingSocketFactory(created));

        Attempt attempt = send(Session.getInstance(properties), MailLimits.STANDARD);

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(created).hasValue(1);
    }

    @Test
    void throwsWhatAuthenticatorThrowsAndClosesConnection() {
        server.reply("EHLO", "250-hello\r\n250 AUTH PLAIN");
        Properties properties = server.properties();
        properties.setProperty("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                throw new IllegalStateException("no such credential");
            }
        });

        assertThatThrownBy(() -> send(session, MailLimits.STANDARD))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no such credential");
        await().atMost(Duration.ofSeconds(20)).until(() -> server.open() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"accepted\":1}"})
    void unreadableReceiptRepeatsToAllRecipients(String receipt) throws Exception {
        Delivery delivery = delivery();
        Attempt damaged = new Attempt(
                Instant.EPOCH,
                OptionalInt.empty(),
                0,
                Reason.of(ReasonKind.MAIL_UNREADABLE),
                Outcome.RETRY,
                Optional.empty(),
                receipt);

        send(delivery.after(damaged, Optional.of(Duration.ofSeconds(1))));

        assertThat(server.mails()).extracting(mail -> mail.recipients().size()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({
        "399, false, false",
        "400, true, false",
        "499, true, false",
        "500, false, true",
        "599, false, true",
        "600, false, false"
    })
    void firstDigitOfCodeDecides(int code, boolean isTemporary, boolean isPermanent) {
        SmtpReply reply = SmtpReply.of(code, code + " no");

        assertThat(reply.isTemporary()).isEqualTo(isTemporary);
        assertThat(reply.isPermanent()).isEqualTo(isPermanent);
    }

    @Test
    void settingsOfSessionStay() throws Exception {
        Properties properties = server.properties();
        Properties before = (Properties) properties.clone();

        send(Session.getInstance(properties), MailLimits.STANDARD);

        assertThat(properties).isEqualTo(before);
    }

    @Test
    void otherBodyThanMailFails() throws Exception {
        Attempt attempt = send(Samples.delivery(MailSamples.ENDPOINT, Samples.started()));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.reason().kind()).isEqualTo(ReasonKind.MAIL_UNREADABLE);
        assertThat(server.connections()).isZero();
    }

    @Test
    void endpointWithoutRecipientsIsUnusable() {
        Endpoint none = new Endpoint(Endpoint.Kind.EMAIL, "mail", " ", null, null);

        assertThatThrownBy(() -> send(Samples.delivery(none, MailSamples.failed())))
                .isInstanceOf(UnusableEndpointException.class)
                .hasMessage("the channel has no recipient");
    }
}
