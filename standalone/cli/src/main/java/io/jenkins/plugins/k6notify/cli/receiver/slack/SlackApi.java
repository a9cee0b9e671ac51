package io.jenkins.plugins.k6notify.cli.receiver.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Slack's Web API with one workspace that has every channel: {@code auth.test}, {@code chat.postMessage} and {@code
 * chat.update}, as docs.slack.dev/reference/methods describes them. Accepts every bot token. Knows the last {@value
 * #MAX_MESSAGES} messages. Thread safe.
 */
public final class SlackApi {

    private static final int MAX_MESSAGES = 10_000;
    private static final String TOKEN = "Bearer xoxb-";
    private static final Pattern CHANNEL_ID = Pattern.compile("[CDG][A-Z0-9]{8,20}");

    private final ObjectMapper json = new ObjectMapper();
    /** The channels of messages, by their time stamps. */
    private final Map<String, String> messages = new LinkedHashMap<>();

    private final Clock clock;
    private long lastMicros;

    public SlackApi(Clock clock) {
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @param method the last part of the path, such as {@code chat.postMessage}
     * @param authorization the header Authorization; null if there is none
     */
    public synchronized SlackApiAnswer answer(String method, @CheckForNull String authorization, String body) {
        if (authorization == null) {
            return SlackApiAnswer.error("not_authed");
        }
        if (!authorization.startsWith(TOKEN)) {
            return SlackApiAnswer.error("invalid_auth");
        }
        JsonNode arguments = parse(body);
        if (!arguments.isObject()) {
            return SlackApiAnswer.error(arguments.isMissingNode() ? "invalid_json" : "json_not_object");
        }
        return switch (method) {
            case "auth.test" ->
                SlackApiAnswer.ok(json.createObjectNode()
                        .put("url", "https://k6-notify.slack.com/")
                        .put("team", "k6-notify receive")
                        .put("user", "k6-notify")
                        .put("team_id", "T00000000")
                        .put("user_id", "U00000000")
                        .put("bot_id", "B00000000"));
            case "chat.postMessage" -> post(arguments);
            case "chat.update" -> update(arguments);
            default -> SlackApiAnswer.error("unknown_method");
        };
    }

    private SlackApiAnswer post(JsonNode arguments) {
        String channel = arguments.path("channel").asText().strip();
        if (channel.isEmpty()) {
            return SlackApiAnswer.error("channel_not_found");
        }
        if (hasNoContent(arguments)) {
            return SlackApiAnswer.error("no_text");
        }
        String thread = arguments.path("thread_ts").asText();
        if (!thread.isEmpty() && !messages.containsKey(thread)) {
            return SlackApiAnswer.error("thread_not_found");
        }
        String id = channelId(channel);
        String ts = nextTimeStamp();
        messages.put(ts, id);
        if (messages.size() > MAX_MESSAGES) {
            Iterator<String> oldest = messages.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return posted(id, ts, arguments);
    }

    /** Like Slack, finds messages by the ID of their channel only. */
    private SlackApiAnswer update(JsonNode arguments) {
        String id = arguments.path("channel").asText();
        String ts = arguments.path("ts").asText();
        if (!CHANNEL_ID.matcher(id).matches()) {
            return SlackApiAnswer.error("channel_not_found");
        }
        if (!id.equals(messages.get(ts))) {
            return SlackApiAnswer.error("message_not_found");
        }
        return hasNoContent(arguments) ? SlackApiAnswer.error("no_text") : posted(id, ts, arguments);
    }

    private SlackApiAnswer posted(String id, String ts, JsonNode arguments) {
        ObjectNode fields = json.createObjectNode().put("channel", id).put("ts", ts);
        fields.putObject("message")
                .put("type", "message")
                .put("text", arguments.path("text").asText())
                .put("ts", ts);
        return SlackApiAnswer.ok(fields);
    }

    private static boolean hasNoContent(JsonNode arguments) {
        return arguments.path("text").asText().isBlank()
                && arguments.path("blocks").isEmpty()
                && arguments.path("attachments").isEmpty();
    }

    /** Returns the ID of a channel, which is always the same for a name. */
    private static String channelId(String channel) {
        if (CHANNEL_ID.matcher(channel).matches()) {
            return channel;
        }
        String name = channel.startsWith("#") ? channel.substring(1) : channel;
        String number = Integer.toUnsignedString(name.hashCode(), 36).toUpperCase(Locale.ROOT);
        return "C0" + "0".repeat(Math.max(0, 8 - number.length())) + number;
    }

    /** Seconds and microseconds; no two messages have the same. */
    private String nextTimeStamp() {
        lastMicros = Math.max(clock.millis() * 1000, lastMicros + 1);
        return lastMicros / 1_000_000 + String.format(Locale.ROOT, ".%06d", lastMicros % 1_000_000);
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
