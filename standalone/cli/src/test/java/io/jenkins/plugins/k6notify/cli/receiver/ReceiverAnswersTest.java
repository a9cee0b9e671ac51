package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookKind;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverAnswersTest {

    private static final String STARTED = "{\"status\":2,\"event\":\"test.started\"}";
    private static final ReceiverOptions OPTIONS = ReceiverOptions.DEFAULTS;

    private final Client client = new Client();

    @AutoClose
    private ReceiverServer receiver;

    @ParameterizedTest
    @CsvSource({"503", "429", "404", "500"})
    void answersWebhookAsScripted(int status) throws Exception {
        start(OPTIONS.withAnswers(AnswerScript.parse(status + ",ok")));

        HttpResponse<String> first = client.post(receiver.webhookUri(), STARTED);
        HttpResponse<String> second = client.send("PUT", receiver.webhookUri(), STARTED);

        assertThat(first.statusCode()).isEqualTo(status);
        assertThat(first.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429 || status == 503);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(receiver.requests())
                .extracting(received -> received.answer().words())
                .containsExactly("answered " + status, "answered 200");
    }

    @ParameterizedTest
    @CsvSource({
        "ok,200,ok",
        "400,400,invalid_payload",
        "403,403,action_prohibited",
        "404,404,no_service",
        "410,410,channel_is_archived",
        "429,429,rate_limited",
        "500,500,rollup_error",
        "418,418,scripted answer 418 of k6-notify receive"
    })
    void answersSlackMessagesWithTextOfSlack(String answer, int status, String words) throws Exception {
        start(OPTIONS.withAnswers(AnswerScript.parse(answer)));

        HttpResponse<String> response = client.post(receiver.slackUri(), "{\"text\":\"hi\"}");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(words);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(only().kind()).isEqualTo(HookKind.SLACK);
    }

    @Test
    void recognizesSlackByBlocksOrPath() throws Exception {
        start(OPTIONS);

        assertThat(client.post(receiver.webhookUri(), "{\"blocks\":[]}").body()).isEqualTo("ok");
        assertThat(client.post(receiver.uri().resolve("slack"), "{}").body()).isEqualTo("ok");
        assertThat(client.post(receiver.webhookUri(), "[\"blocks\"]").body()).isEqualTo("{}");
    }

    @Test
    void acceptsMessagesForTeamsWith202AndEmptyBody() throws Exception {
        start(OPTIONS);

        HttpResponse<String> response = client.post(receiver.teamsUri(), "{\"type\":\"message\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(only().kind()).isEqualTo(HookKind.TEAMS);
        assertThat(only().answer().words()).isEqualTo("answered 202");
    }

    @ParameterizedTest
    @CsvSource({
        "404,404,WorkflowNotFound",
        "429,429,WorkflowTriggerThrottled",
        "500,500,InternalServerError",
        "is_archived,400,is_archived"
    })
    void answersMessagesForTeamsWithErrorOfWorkflow(String answer, int status, String code) throws Exception {
        start(OPTIONS.withAnswers(AnswerScript.parse(answer)));

        HttpResponse<String> response = client.post(receiver.teamsUri(), "{}");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\"");
    }

    @Test
    void answersMethodsOfSlackApi() throws Exception {
        start(OPTIONS);
        URI post = receiver.slackApiUri().resolve("chat.postMessage");
        String message = "{\"channel\":\"#perf\",\"text\":\"hi\"}";

        assertThat(client.post(post, message, "Authorization", "Bearer xoxb-1").body())
                .startsWith("{\"ok\":true,\"channel\":\"C");
        assertThat(client.post(post, message).body()).isEqualTo("{\"ok\":false,\"error\":\"not_authed\"}");
        assertThat(receiver.requests())
                .extracting(
                        received -> received.kind() + " " + received.answer().words())
                .containsExactly("SLACK_APP answered 200", "SLACK_APP answered not_authed");
    }

    @ParameterizedTest
    @CsvSource({
        "channel_not_found,200,channel_not_found",
        "429,429,ratelimited",
        "503,503,service_unavailable",
        "500,500,internal_error",
        "403,403,invalid_auth"
    })
    void answersMethodsOfSlackApiWithScriptedError(String answer, int status, String error) throws Exception {
        start(OPTIONS.withAnswers(AnswerScript.parse(answer)));

        HttpResponse<String> response =
                client.post(receiver.slackApiUri().resolve("auth.test"), "{}", "Authorization", "Bearer xoxb-1");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"action_prohibited,403", "no_service,404", "channel_is_archived,410", "team_disabled,400"})
    void answersSlackMessagesWithStatusOfError(String error, int status) throws Exception {
        start(OPTIONS.withAnswers(AnswerScript.parse(error)));

        HttpResponse<String> response = client.post(receiver.slackUri(), "{}");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(error);
    }

    @Test
    void closesConnectionOfDroppedRequest() throws Exception {
        start(OPTIONS.withAnswers(AnswerScript.parse("drop")));

        assertThatThrownBy(() -> client.post(receiver.webhookUri(), STARTED, "X-LoadImpact-ID", "1"))
                .isInstanceOf(IOException.class);

        assertThat(receiver.requests()).isNotEmpty();
        assertThat(receiver.requests().get(0).answer().words()).isEqualTo("dropped");
    }

    @Test
    void answersSlowlyAsScripted() throws Exception {
        Duration slowness = Duration.ofMillis(200);
        start(OPTIONS.withAnswers(AnswerScript.parse("slow")).withSlowness(slowness));

        long begin = System.nanoTime();
        HttpResponse<String> response = client.post(receiver.webhookUri(), STARTED);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(slowness);
    }

    private void start(ReceiverOptions options) throws IOException {
        receiver = ReceiverServer.start(options);
    }

    private ReceivedRequest only() {
        assertThat(receiver.requests()).hasSize(1);
        return receiver.requests().get(0);
    }
}
