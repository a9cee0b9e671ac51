package io.jenkins.plugins.k6notify.engine.delivery.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlackAppCallTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void postsFirstMessageInChannel() throws JsonProcessingException {
        List<SlackAppCall> calls = calls(ExampleEvents.started(), false);

        assertThat(calls).extracting(SlackAppCall::method).containsExactly("chat.postMessage");
        assertThat(arguments(calls.get(0)).path("channel").asText()).isEqualTo("#perf");
        assertThat(arguments(calls.get(0)).path("text").asText()).isEqualTo("checkout.js started");
    }

    @Test
    void updatesPostedMessageAndReplies() throws JsonProcessingException {
        List<SlackAppCall> calls = calls(ExampleEvents.failed(), true);

        assertThat(calls).extracting(SlackAppCall::method).containsExactly("chat.update", "chat.postMessage");
        assertThat(arguments(calls.get(0)).path("ts").asText()).isEqualTo(SlackAppCall.TIME_STAMP);
        assertThat(arguments(calls.get(1)).path("thread_ts").asText()).isEqualTo(SlackAppCall.TIME_STAMP);
    }

    private static List<SlackAppCall> calls(NotificationEvent event, boolean isPosted) {
        Message message = new SlackAppFormat("1", null, true).message(UUID.randomUUID(), event);
        return SlackAppCall.of(message, "#perf", isPosted);
    }

    private JsonNode arguments(SlackAppCall call) throws JsonProcessingException {
        return json.readTree(call.arguments());
    }
}
