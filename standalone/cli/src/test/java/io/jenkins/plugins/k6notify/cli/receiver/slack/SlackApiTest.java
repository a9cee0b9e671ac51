package io.jenkins.plugins.k6notify.cli.receiver.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as the reference of Slack's Web API describes them. */
class SlackApiTest {

    private static final String TOKEN = "Bearer xoxb-1";
    private static final String POST = "chat.postMessage";
    private static final String HELLO = "{\"channel\":\"#perf\",\"text\":\"hello\"}";

    private final ObjectMapper json = new ObjectMapper();
    private final SlackApi api = new SlackApi(Clock.fixed(Instant.parse("2026-11-23T07:30:14Z"), ZoneOffset.UTC));

    @Test
    void testsToken() throws Exception {
        JsonNode answer = call("auth.test", "{}");

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("team").asText()).isEqualTo("k6-notify receive");
    }

    @Test
    void refusesMissingAndForeignToken() {
        assertThat(api.answer("auth.test", null, "{}").error()).isEqualTo("not_authed");
        assertThat(api.answer("auth.test", "Bearer secret", "{}").error()).isEqualTo("invalid_auth");
    }

    @Test
    void postsMessageWithIdOfChannelAndUniqueTimeStamp() throws Exception {
        Set<String> timeStamps = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            JsonNode answer = call(POST, HELLO);
            assertThat(answer.path("channel").asText()).matches("C[A-Z0-9]{9}");
            assertThat(answer.path("message").path("text").asText()).isEqualTo("hello");
            timeStamps.add(answer.path("ts").asText());
        }

        assertThat(timeStamps).hasSize(100).allMatch(ts -> ts.matches("[0-9]{10}\\.[0-9]{6}"));
    }

    @Test
    void givesChannelSameIdByNameAndById() throws Exception {
        String id = call(POST, HELLO).path("channel").asText();

        assertThat(call(POST, HELLO.replace("#perf", "perf")).path("channel").asText())
                .isEqualTo(id);
        assertThat(call(POST, HELLO.replace("#perf", id)).path("channel").asText())
                .isEqualTo(id);
        assertThat(call(POST, HELLO.replace("#perf", "#load")).path("channel").asText())
                .isNotEqualTo(id);
    }

    @Test
    void updatesPostedMessage() throws Exception {
        JsonNode posted = call(POST, HELLO);

        JsonNode updated = call("chat.update", at(posted, "ts"));

        assertThat(updated.path("ok").asBoolean()).isTrue();
        assertThat(updated.path("ts")).isEqualTo(posted.path("ts"));
    }

    @Test
    void repliesToPostedMessage() throws Exception {
        JsonNode posted = call(POST, HELLO);

        JsonNode reply = call(POST, at(posted, "thread_ts"));

        assertThat(reply.path("ok").asBoolean()).isTrue();
        assertThat(reply.path("ts")).isNotEqualTo(posted.path("ts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat.postMessage | {\"text\":\"hello\"} | channel_not_found",
                "chat.postMessage | {\"channel\":\"#perf\"} | no_text",
                "chat.postMessage | {\"channel\":\"#perf\",\"text\":\"a\",\"thread_ts\":\"1.2\"} | thread_not_found",
                "chat.update | {\"channel\":\"#perf\",\"text\":\"a\",\"ts\":\"1.2\"} | channel_not_found",
                "chat.update | {\"channel\":\"C123456789\",\"text\":\"a\",\"ts\":\"1.2\"} | message_not_found",
                "chat.delete | {} | unknown_method",
                "chat.postMessage | [1] | json_not_object",
                "chat.postMessage | no JSON | invalid_json"
            })
    void refusesWrongArguments(String method, String body, String error) {
        assertThat(api.answer(method, TOKEN, body))
                .isEqualTo(new SlackApiAnswer(error, "{\"ok\":false,\"error\":\"" + error + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"blocks\":[{}]", "\"attachments\":[{}]"})
    void acceptsMessageWithoutText(String content) throws Exception {
        assertThat(call(POST, "{\"channel\":\"#perf\"," + content + "}")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode call(String method, String body) throws Exception {
        return json.readTree(api.answer(method, TOKEN, body).json());
    }

    private String at(JsonNode posted, String place) {
        return json.createObjectNode()
                .put("text", "bye")
                .put("channel", posted.path("channel").asText())
                .put(place, posted.path("ts").asText())
                .toString();
    }
}
