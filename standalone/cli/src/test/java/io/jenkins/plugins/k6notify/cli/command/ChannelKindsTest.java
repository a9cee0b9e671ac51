package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookKind;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels of each kind, from the command line to a receiver. */
class ChannelKindsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FAILED = CommandLineSession.recorded("v2.2.0/thresholds-fail/console.txt");
    private static final String SLACK_APP = "--slack-token-env TOKEN --slack-channel #perf --slack-api-url API";

    private final CommandLineSession session = new CommandLineSession().with("TOKEN", "xoxb-1");

    @AutoClose
    private ReceiverServer receiver;

    @Test
    void sendsCardsToTeams() throws IOException {
        start("ok");

        assertThat(replay("--teams-url-env TEAMS --teams-mention ada@example.org"))
                .isZero();

        assertThat(bodies(HookKind.TEAMS))
                .extracting(body -> body.path("summary").asText())
                .containsExactly(
                        "script.js started",
                        "script.js failed: Thresholds crossed: http_req_duration p(95)<1 (31.61 ms)");
        assertThat(bodies(HookKind.TEAMS).get(1).toString()).contains("<at>ada</at>");
        assertThat(session.err()).contains("teams: test.started accepted in ", ": accepted by the workflow (HTTP 202)");
    }

    @Test
    void sendsBareCardsToTeams() throws IOException {
        start("ok");

        assertThat(replay("--teams-url-env TEAMS --teams-bare-card")).isZero();

        assertThat(bodies(HookKind.TEAMS))
                .extracting(body -> body.path("type").asText())
                .containsOnly("AdaptiveCard");
    }

    @Test
    void updatesMessageOfSlackAppAndReplies() throws IOException {
        start("ok");

        assertThat(replay(SLACK_APP)).isZero();

        assertThat(receiver.requests())
                .extracting(request -> request.request().path())
                .containsExactly("/api/chat.postMessage", "/api/chat.update", "/api/chat.postMessage");
        List<JsonNode> calls = bodies(HookKind.SLACK_APP);
        assertThat(calls.get(0).path("channel").asText()).isEqualTo("#perf");
        assertThat(calls.get(1).path("ts").asText())
                .isNotEmpty()
                .isEqualTo(calls.get(2).path("thread_ts").asText());
        assertThat(receiver.requests().get(0).request().header("Authorization")).isEqualTo("Bearer xoxb-1");
    }

    @Test
    void keepsDetailsInMessageOfSlackAppWithoutThread() throws IOException {
        start("ok");

        assertThat(replay(SLACK_APP + " --no-slack-thread")).isZero();

        assertThat(receiver.requests())
                .extracting(request -> request.request().path())
                .containsExactly("/api/chat.postMessage", "/api/chat.update");
    }

    @Test
    void updatesMessageOfSlackAppThatEarlierCommandPosted(@TempDir Path outbox) throws IOException {
        // The first retry may or may not be within the two seconds.
        start("ok,503,503");
        assertThat(replay(SLACK_APP + " --wait 2 --outbox " + outbox)).isEqualTo(1);
        assertThat(paths())
                .startsWith("/api/chat.postMessage", "/api/chat.update")
                .containsOnlyOnce("/api/chat.postMessage");

        assertThat(replay("--notify-on finished.changed --webhook-url-env HOOK --outbox " + outbox))
                .isZero();

        assertThat(paths())
                .endsWith("/api/chat.update", "/api/chat.postMessage")
                .filteredOn(path -> path.endsWith("postMessage"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_not_found", "invalid_auth", "is_archived"})
    void failsDeliveryOfSlackAppThatSlackRefuses(String error) throws IOException {
        start(error);

        assertThat(replay(SLACK_APP + " --notify-on started")).isEqualTo(1);

        assertThat(session.err()).contains("slack app: test.started was not delivered: ", error);
    }

    @Test
    void sendsBodyOfTemplateWithBearerToken(@TempDir Path folder) throws IOException {
        Path template = Files.writeString(
                folder.resolve("own.jinja"), "{\"who\": \"{{ test.name }}\", \"odd\": \"{{ test.odd }}\"}");
        start("ok");

        assertThat(replay("--webhook-url-env HOOK --authorization-env SECRET --webhook-template " + template))
                .isZero();

        assertThat(bodies(HookKind.WEBHOOK))
                .extracting(JsonNode::toString)
                .containsOnly("{\"who\":\"script.js\",\"odd\":\"\"}");
        assertThat(receiver.requests())
                .extracting(request -> request.request().header("Authorization"))
                .containsOnly("Bearer vErYsEcReT");
        assertThat(session.err())
                .contains("k6-notify: warning: " + template
                        + ": line 1, column 39: test.odd is not known, and is rendered as nothing\n");
    }

    @Test
    void sendsSecretInOtherHeader() throws IOException {
        start("ok");

        assertThat(replay("--webhook-url-env HOOK --authorization-env SECRET --authorization-header X-Key"))
                .isZero();

        assertThat(receiver.requests())
                .extracting(request -> request.request().header("X-Key"))
                .containsOnly("vErYsEcReT");
    }

    @Test
    void sendsSecretFromFileAsValueOfBodyOfPreset(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), "vErYsEcReT\n");
        start("ok");

        assertThat(replay("--webhook-url-env HOOK --preset pagerduty-change --authorization-header body:routing_key "
                        + "--authorization-file " + secret))
                .isZero();

        assertThat(bodies(HookKind.WEBHOOK))
                .extracting(body -> body.path("routing_key").asText())
                .containsOnly("vErYsEcReT");
        assertThat(bodies(HookKind.WEBHOOK)).allMatch(body -> body.has("payload"));
    }

    @Test
    void sendsMailsInOneThread() throws IOException {
        start("ok");

        assertThat(replay("--smtp-url-env SMTP --email-to a@example.org,b@example.org --email-from k6@example.org"))
                .isZero();

        List<JsonNode> mails = bodies(HookKind.MAIL);
        assertThat(mails)
                .extracting(mail -> mail.path("subject").asText())
                .containsExactly("[k6] script.js started", "[k6] script.js failed");
        assertThat(mails.get(0).path("from").asText()).isEqualTo("k6@example.org");
        assertThat(mails.get(0).path("to").size()).isEqualTo(2);
        assertThat(mails.get(1).path("inReplyTo")).isEqualTo(mails.get(0).path("messageId"));
        assertThat(session.err())
                .contains("email: test.finished accepted in ", "accepted by the mail server 127.0.0.1:");
    }

    @Test
    void sendsMailFromNameOfThisHostByDefault() throws IOException {
        start("ok");

        assertThat(replay("--smtp-url-env SMTP --email-to a@example.org --notify-on started"))
                .isZero();

        assertThat(bodies(HookKind.MAIL).get(0).path("from").asText()).startsWith("k6-notify@");
    }

    @Test
    void repeatsMailThatServerDelays() throws IOException {
        start("450");

        assertThat(replay("--smtp-url-env SMTP --email-to a@example.org --notify-on started"))
                .isZero();

        assertThat(receiver.requests()).extracting(ReceivedRequest::attempt).containsExactly(1, 2);
        assertThat(session.err()).contains("450 ", "accepted (try 2) in ");
    }

    @Test
    void failsDeliveryOfMailThatServerRefuses() throws IOException {
        start("550");

        assertThat(replay("--smtp-url-env SMTP --email-to a@example.org --notify-on started"))
                .isEqualTo(1);

        assertThat(session.err()).contains("email: test.started was not delivered: the mail server 127.0.0.1:", "550 ");
    }

    @Test
    void testsEachKindOnce() throws IOException {
        start("ok");

        assertThat(run("test-hook", SLACK_APP + " --teams-url-env TEAMS --smtp-url-env SMTP --email-to a@example.org"))
                .isZero();

        assertThat(paths())
                .containsExactlyInAnyOrder(
                        "/api/auth.test",
                        "/api/chat.postMessage",
                        receiver.teamsUri().getPath(),
                        "/mail");
    }

    private void start(String answers) throws IOException {
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS.withAnswers(AnswerScript.parse(answers)));
    }

    private int replay(String options) {
        return run("replay", options + " --exit-code 99 " + FAILED);
    }

    private int run(String command, String options) {
        session.with("HOOK", receiver.webhookUri())
                .with("TEAMS", receiver.teamsUri())
                .with("SMTP", receiver.smtpUri().toString().replace("//", "//user:vErYsEcReT@"))
                .with("SECRET", "vErYsEcReT");
        List<Object> arguments = new ArrayList<>(List.of(command, "--allow-http", "127.0.0.1"));
        arguments.addAll(Arrays.asList(
                options.replace("API", receiver.slackApiUri().toString()).split(" ")));
        int exitCode = session.run(arguments.toArray());
        assertThat(session.err() + session.out()).doesNotContain("vErYsEcReT", "xoxb-1");
        return exitCode;
    }

    private List<String> paths() {
        return receiver.requests().stream()
                .map(request -> request.request().path())
                .toList();
    }

    private List<JsonNode> bodies(HookKind kind) {
        return receiver.requests().stream()
                .filter(request -> request.kind() == kind)
                .flatMap(ChannelKindsTest::body)
                .toList();
    }

    private static Stream<JsonNode> body(ReceivedRequest request) {
        try {
            return Stream.of(JSON.readTree(request.request().body()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
