package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookKind;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E-mails to a receiver. */
class ReceiverMailTest {

    @AutoClose
    private ReceiverServer receiver;

    @Test
    void recordsMailAsJson() throws Exception {
        start("ok");

        send(mail("Grüße <b>", "Zeile 1\nö", "<p>ä</p>"));

        ReceivedRequest received = receiver.requests().get(0);
        assertThat(received.kind()).isEqualTo(HookKind.MAIL);
        assertThat(received.answer().words()).isEqualTo("answered 250");
        assertThat(received.delivery()).isEqualTo("<1@example.org>");
        assertThat(received.request().header("subject")).isEqualTo("Grüße <b>");
        JsonNode body = new ObjectMapper().readTree(received.request().body());
        assertThat(body.path("from").asText()).isEqualTo("k6@example.org");
        assertThat(body.path("to")).extracting(JsonNode::asText).containsExactly("a@example.org", "b@example.org");
        assertThat(body.path("subject").asText()).isEqualTo("Grüße <b>");
        assertThat(body.path("text").asText().lines()).containsExactly("Zeile 1", "ö");
        assertThat(body.path("html").asText()).isEqualTo("<p>ä</p>");
        assertThat(body.path("messageId").asText()).isEqualTo("<1@example.org>");
        assertThat(body.path("inReplyTo").asText()).isEqualTo("<0@example.org>");
    }

    @Test
    void countsAttemptsByMessageId() throws Exception {
        start("503,ok");

        assertThatThrownBy(() -> send(mail("a", "b", "c"))).isInstanceOf(SMTPSendFailedException.class);
        send(mail("a", "b", "c"));

        assertThat(receiver.requests()).extracting(ReceivedRequest::attempt).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"503,451", "429,451", "410,554", "450,450", "552,552", "is_archived,554"})
    void refusesMailAsScripted(String answer, int code) throws Exception {
        start(answer);

        assertThatThrownBy(() -> send(mail("a", "b", "c")))
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        refusal -> assertThat(refusal.getReturnCode()).isEqualTo(code));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void closesConnectionAsScripted() throws Exception {
        start("drop");

        assertThatThrownBy(() -> send(mail("a", "b", "c"))).isInstanceOf(MessagingException.class);
        assertThat(receiver.requests())
                .extracting(received -> received.answer().words())
                .containsExactly("dropped");
    }

    @Test
    void refusesMailOverOneMegabyteAndAcceptsTheNext() throws Exception {
        start("ok");

        assertThatThrownBy(() -> send(mail("a", "x".repeat(70).concat("\n").repeat(20_000), "c")))
                .isInstanceOf(MessagingException.class);
        send(mail("a", "b", "c"));

        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void acceptsEveryUserAndPassword() throws Exception {
        start("ok");

        Properties properties = properties();
        properties.setProperty("mail.smtp.auth", "true");
        MimeMessage mail = mail("a", "b", "c");
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("ada", "anything");
            transport.sendMessage(mail, mail.getAllRecipients());
        }

        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void listensOnNextFreePortAfterThatOfPage() throws Exception {
        start("ok");
        int port = receiver.uri().getPort();
        receiver.close();
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS.withPort(port));

        assertThat(receiver.smtpUri().getPort()).isBetween(port + 1, port + 10);
    }

    @Test
    void reportsMailPortInUseAndReleasesPortOfPage() throws Exception {
        start("ok");
        int port = receiver.uri().getPort();
        receiver.close();
        try (ServerSocket other = new ServerSocket(0)) {
            ReceiverOptions options = ReceiverOptions.DEFAULTS.withPort(port).withSmtpPort(other.getLocalPort());
            assertThatThrownBy(() -> ReceiverServer.start(options)).isInstanceOf(IOException.class);
        }
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS.withPort(port));
    }

    private void start(String answers) throws IOException {
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS.withAnswers(AnswerScript.parse(answers)));
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(receiver.smtpUri().getPort()));
        return properties;
    }

    private static void send(MimeMessage mail) throws MessagingException {
        Transport.send(mail);
    }

    private MimeMessage mail(String subject, String text, String html) throws MessagingException {
        MimeMessage mail = new MimeMessage(Session.getInstance(properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<1@example.org>");
            }
        };
        String utf8 = StandardCharsets.UTF_8.name();
        mail.setFrom("k6@example.org");
        mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse("a@example.org, b@example.org"));
        mail.setHeader("In-Reply-To", "<0@example.org>");
        mail.setSubject(subject, utf8);
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, utf8);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, utf8, "html");
        mail.setContent(new MimeMultipart("alternative", plain, rich));
        return mail;
    }
}
