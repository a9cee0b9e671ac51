package io.jenkins.plugins.k6notify.support.jenkins.teamchat;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import java.util.Map;
import java.util.UUID;
import net.sf.json.JSONObject;

/** The format of messages to the chat. */
public record TeamChatFormat(String room) implements MessageFormat {

    @Override
    public Message message(UUID id, NotificationEvent event) {
        JSONObject body = new JSONObject().element("room", room).element("text", words(event));
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-Request-ID", id.toString());
        return new Message(id, event.type().id(), headers, body.toString());
    }

    private static String words(NotificationEvent event) {
        if (event instanceof TestFinished finished) {
            return finished.name() + ": " + finished.outcome().reason();
        }
        return event instanceof RunEvent started ? started.name() + " has started" : "This is a test.";
    }
}
