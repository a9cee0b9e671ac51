package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.SignatureState;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of {@code replay} to a receiver, and their report. */
class ReplayDeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PASSED = CommandLineSession.recorded("v2.2.0/success/console.txt");
    private static final Path FAILED = CommandLineSession.recorded("v2.2.0/thresholds-fail/console.txt");

    private final CommandLineSession session = new CommandLineSession();

    @Test
    void sendsToSlackAndWebhookInOrderAndSigned() throws IOException {
        String secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        try (ReceiverServer receiver =
                ReceiverServer.start(ReceiverOptions.DEFAULTS.withSecrets(List.of(Signature.of(secret))))) {
            session.with("SECRET", secret);
            int exitCode = replay(
                    receiver,
                    FAILED,
                    "--exit-code 99 --slack-url-env SLACK --webhook-url-env HOOK --signing-secret-env SECRET");

            assertThat(exitCode).as(session.err()).isZero();
            List<ReceivedRequest> hooks = requests(receiver, "/webhook");
            assertThat(hooks).extracting(ReceivedRequest::event).containsExactly("test.started", "test.finished");
            assertThat(hooks).extracting(ReceivedRequest::signature).containsOnly(SignatureState.VALID);
            assertThat(requests(receiver, "/services/T0000/B0000/demo"))
                    .extracting(request -> body(request).get("text").asText())
                    .containsExactly(
                            "script.js started",
                            "script.js failed: Thresholds crossed: http_req_duration p(95)&lt;1 (31.61 ms)");
            assertThat(session.err()).contains("slack: test.finished delivered", "webhook: test.started delivered");
        }
    }

    @Test
    void retriesAndReportsRetry() throws IOException {
        try (ReceiverServer receiver = answering("503")) {
            assertThat(replay(receiver, PASSED, "--exit-code 0 --notify-on finished --webhook-url-env HOOK"))
                    .isZero();
            assertThat(receiver.requests()).extracting(ReceivedRequest::attempt).containsExactly(1, 2);
            assertThat(session.err())
                    .contains("is not delivered yet: the receiver returned HTTP 503: ", "delivered (try 2)");
        }
    }

    @Test
    void failedDeliveryExitsWith1AndPrintsResponse() throws IOException {
        try (ReceiverServer receiver = answering("410,410")) {
            assertThat(replay(receiver, PASSED, "--exit-code 0 --slack-url-env SLACK"))
                    .isEqualTo(1);
            assertThat(session.err())
                    .contains("test.started was not delivered: Slack returned HTTP 410: channel_is_archived");
        }
    }

    @Test
    void nextCommandSendsUndeliveredMessagesOfOutbox(@TempDir Path outbox) throws IOException {
        int port;
        try (ReceiverServer receiver = answering("503")) {
            port = receiver.uri().getPort();
            assertThat(replay(receiver, FAILED, "--exit-code 99 --webhook-url-env HOOK --wait 0 --outbox " + outbox))
                    .isEqualTo(1);
            assertThat(session.err()).contains("2 notifications are not delivered after 0 s, and stay in " + outbox);
        }
        try (ReceiverServer receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS.withPort(port))) {
            assertThat(replay(receiver, PASSED, "--exit-code 0 --webhook-url-env HOOK --outbox " + outbox))
                    .isZero();
            assertThat(receiver.requests())
                    .extracting(request -> body(request).get("event").asText() + " "
                            + body(request).get("result").asText())
                    .containsExactlyInAnyOrder(
                            "test.started null", "test.finished 1", "test.started null", "test.finished 0");
        }
    }

    @Test
    void terminalShowsOneUpdatedLine() throws IOException {
        try (ReceiverServer receiver = answering("503,503")) {
            session.onTerminal();
            replay(receiver, FAILED, "--exit-code 99 --webhook-url-env HOOK --wait 2");
        }
        assertThat(session.err())
                .contains("\r\u001B[2Kk6-notify: 2 notifications are waiting: the receiver returned HTTP");
    }

    private static ReceiverServer answering(String answers) throws IOException {
        return ReceiverServer.start(ReceiverOptions.DEFAULTS.withAnswers(AnswerScript.parse(answers)));
    }

    private int replay(ReceiverServer receiver, Path console, String options) {
        session.with("HOOK", receiver.webhookUri()).with("SLACK", receiver.slackUri());
        List<Object> arguments = new ArrayList<>(List.of("replay", "--allow-http", "127.0.0.1"));
        arguments.addAll(Arrays.asList(options.split(" ")));
        arguments.add(console);
        return session.run(arguments.toArray());
    }

    private static List<ReceivedRequest> requests(ReceiverServer receiver, String path) {
        return receiver.requests().stream()
                .filter(request -> request.request().path().equals(path))
                .toList();
    }

    private static JsonNode body(ReceivedRequest request) {
        try {
            return JSON.readTree(request.request().body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
