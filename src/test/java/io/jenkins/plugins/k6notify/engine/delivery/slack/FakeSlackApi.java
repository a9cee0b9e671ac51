package io.jenkins.plugins.k6notify.engine.delivery.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.message.slack.ParsedSlackMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A Slack Web API with one workspace, as docs.slack.dev/reference/methods describes it: HTTP 200 for answers and errors,
 * channels with and without the app as a member, messages, threads. A test can prescribe the next answers.
 */
public final class FakeSlackApi implements AutoCloseable {

    /** The token of the app. */
    public static final String TOKEN = "xoxb-not-a-token-of-any-workspace";

    /** The ID of the channel {@code #perf}, of which the app is a member. */
    public static final String PERF = "C012AB3CD";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A message as it is shown now. */
    public record Shown(
            String channel,
            String ts,
            @CheckForNull String thread,
            boolean isBroadcast,
            JsonNode content,
            int updates) {

        public String text() {
            return content.path("text").asText();
        }
    }

    /** A call as it was received. */
    public record Call(
            String path,
            String method,
            JsonNode arguments,
            @CheckForNull String authorization,
            String contentType) {}

    /** An answer that is sent in place of the one of the API. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer error(String word) {
            return json(200, "{\"ok\":false,\"error\":\"" + word + "\"}");
        }

        static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
        }

        Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private Refusal(String word) {
            super(word);
        }
    }

    private final HttpServer server;
    private final Map<String, String> idsByName = new HashMap<>(Map.of("perf", PERF));
    private final Map<String, String> refusedChannels = new HashMap<>();
    private final Map<String, Shown> messages = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Queue<Answer>> prescribed = new HashMap<>();
    private UnaryOperator<String> answerChange = UnaryOperator.identity();
    private Consumer<String> onCall = path -> {};
    private long lastTs = 1503435956_000247L;
    private boolean losesNextAnswer;

    @CheckForNull
    private Clock limitClock;

    private Instant bucketTime = Instant.MIN;
    private double bucket;
    private int limited;

    public FakeSlackApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the target of an app with this token. */
    public SlackAppTarget target(String token, String channel) {
        return target(uri("/api/"), token, channel);
    }

    public static SlackAppTarget target(URI api, String token, String channel) {
        return new SlackAppTarget(
                Target.unsigned(api, AddressPolicy.anywhere(true, ""))
                        .with(Authorization.of(Authorization.BEARER_HEADER, token)),
                channel);
    }

    /** Returns a URL of this server; the last part of a path is the method. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Adds a channel in which the app can post. */
    synchronized void addChannel(String name, String id) {
        idsByName.put(name, id);
    }

    /** Lets a channel refuse posts, updates and replies with an error. */
    public synchronized void refuseIn(String channelId, String word) {
        refusedChannels.put(channelId, word);
    }

    /** Lets a channel accept everything again. */
    public synchronized void acceptIn(String channelId) {
        refusedChannels.remove(channelId);
    }

    /** Sends answers to the next calls of a method, which have no effect. */
    synchronized void answer(SlackMethod method, Answer... answers) {
        prescribed.computeIfAbsent(method.id(), key -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** Limits posts to one a second, with bursts of two. */
    public synchronized void limitPosts(Clock clock) {
        limitClock = clock;
        bucketTime = clock.instant();
        bucket = 2;
    }

    /** Changes the answers to calls that were accepted. */
    synchronized void changeAnswers(UnaryOperator<String> change) {
        answerChange = change;
    }

    /** Carries out the next call, and closes the connection in place of an answer. */
    synchronized void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** Sets an action that is called with the path of each call after it took effect, before the answer. */
    public synchronized void onCall(Consumer<String> action) {
        onCall = action;
    }

    public synchronized void delete(String ts) {
        messages.remove(ts);
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /** Returns the messages that are no replies, oldest first. */
    public synchronized List<Shown> messages() {
        return messages.values().stream()
                .filter(message -> message.thread() == null)
                .toList();
    }

    /** Returns the replies in the thread of a message, oldest first. */
    public synchronized List<Shown> replies(Shown parent) {
        return messages.values().stream()
                .filter(message -> parent.ts().equals(message.thread()))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer;
            Consumer<String> action;
            synchronized (this) {
                answer = answer(
                        path,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                        body);
                action = onCall;
                if (losesNextAnswer) {
                    losesNextAnswer = false;
                    return;
                }
            }
            action.accept(path);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String path, @CheckForNull String authorization, String contentType, String body) {
        String method = path.substring(path.lastIndexOf('/') + 1);
        try {
            JsonNode arguments = arguments(contentType, body);
            calls.add(new Call(path, method, arguments, authorization, contentType));
            Answer next = prescribed.getOrDefault(method, new ArrayDeque<>()).poll();
            if (next != null) {
                return next;
            }
            checkToken(authorization);
            if (method.equals("chat.postMessage") && isOverLimit()) {
                return Answer.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
                        .with("Retry-After", "1");
            }
            ObjectNode answer =
                    switch (method) {
                        case "auth.test" ->
                            JSON.createObjectNode().put("team", "Shop").put("user", "k6");
                        case "chat.postMessage" -> post(arguments);
                        case "chat.update" -> update(arguments);
                        default -> throw new Refusal("unknown_method");
                    };
            // As Slack does, first the result.
            ObjectNode first = JSON.createObjectNode().put("ok", true);
            first.setAll(answer);
            return Answer.json(200, answerChange.apply(first.toString()));
        } catch (Refusal e) {
            return Answer.error(e.getMessage());
        }
    }

    private boolean isOverLimit() {
        if (limitClock == null) {
            return false;
        }
        Instant now = limitClock.instant();
        bucket = Math.min(2, bucket + Duration.between(bucketTime, now).toMillis() / 1000.0);
        bucketTime = now;
        if (bucket < 1) {
            limited++;
            return true;
        }
        bucket--;
        return false;
    }

    /** Uses up the limit, as posts of another app would. */
    public synchronized void useUpLimit() {
        bucketTime = limitClock.instant();
        bucket = 0;
    }

    /** Returns the number of posts that were over the limit. */
    public synchronized int limited() {
        return limited;
    }

    private static JsonNode arguments(String contentType, String body) throws Refusal {
        if (!contentType.startsWith("application/json")) {
            throw new Refusal("invalid_form_data");
        }
        try {
            JsonNode arguments = JSON.readTree(body);
            if (!arguments.isObject()) {
                throw new Refusal("json_not_object");
            }
            return arguments;
        } catch (JsonProcessingException e) {
            throw new Refusal("invalid_json");
        }
    }

    private static void checkToken(@CheckForNull String authorization) throws Refusal {
        if (authorization == null) {
            throw new Refusal("not_authed");
        }
        if (!authorization.equals("Bearer " + TOKEN)) {
            throw new Refusal("invalid_auth");
        }
    }

    private ObjectNode post(JsonNode arguments) throws Refusal {
        String channel = arguments.path("channel").asText();
        String id = idsByName.getOrDefault(channel.replaceFirst("^#", ""), channel);
        checkChannel(id);
        checkContent(arguments);
        String thread = arguments.path("thread_ts").asText(null);
        if (thread != null && !messages.containsKey(thread)) {
            throw new Refusal("thread_not_found");
        }
        String ts = nextTs();
        boolean isBroadcast = arguments.path("reply_broadcast").asBoolean();
        messages.put(ts, new Shown(id, ts, thread, isBroadcast, arguments, 0));
        return answer(id, ts, arguments);
    }

    private ObjectNode update(JsonNode arguments) throws Refusal {
        String id = arguments.path("channel").asText();
        checkChannel(id);
        String ts = arguments.path("ts").asText();
        Shown before = messages.get(ts);
        if (before == null || !before.channel().equals(id)) {
            throw new Refusal("message_not_found");
        }
        if (arguments.has("reply_broadcast")) {
            throw new Refusal("cant_broadcast_message");
        }
        checkContent(arguments);
        messages.put(ts, new Shown(id, ts, before.thread(), before.isBroadcast(), arguments, before.updates() + 1));
        return answer(id, ts, arguments);
    }

    private void checkChannel(String id) throws Refusal {
        if (!idsByName.containsValue(id)) {
            throw new Refusal("channel_not_found");
        }
        if (refusedChannels.containsKey(id)) {
            throw new Refusal(refusedChannels.get(id));
        }
    }

    private static void checkContent(JsonNode arguments) throws Refusal {
        if (arguments.path("text").asText().isBlank()) {
            throw new Refusal("no_text");
        }
        try {
            ParsedSlackMessage.read(arguments.toString()).assertWithinLimits();
        } catch (RuntimeException | AssertionError e) {
            throw new Refusal("invalid_blocks");
        }
    }

    private static ObjectNode answer(String channel, String ts, JsonNode content) {
        ObjectNode answer = JSON.createObjectNode().put("channel", channel).put("ts", ts);
        ObjectNode echo = answer.putObject("message").put("type", "message").put("ts", ts);
        echo.set("text", content.path("text"));
        echo.set("blocks", content.path("blocks"));
        return answer;
    }

    private String nextTs() {
        lastTs++;
        return lastTs / 1_000_000 + "." + String.format("%06d", lastTs % 1_000_000);
    }

    @Override
    public void close() {
        server.stop(0);
        ((ExecutorService) server.getExecutor()).shutdownNow();
    }
}
