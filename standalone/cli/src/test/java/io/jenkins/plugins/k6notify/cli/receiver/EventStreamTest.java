package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.k6notify.cli.receiver.page.EventStream;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

    private final Client client = new Client();

    @AutoClose
    private ReceiverServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS.withHeartbeat(Duration.ofMillis(100)));
    }

    @Test
    void sendsReceivedAndNewRequests() throws Exception {
        client.post(receiver.webhookUri(), "{\"name\":\"first\\nline\"}");

        try (Events events = new Events(null)) {
            assertThat(events.next("event: ")).isEqualTo("event: reset");
            assertThat(events.next("data: {\"number\"")).contains("first\\\\nline");
            client.post(receiver.webhookUri(), "second");
            assertThat(events.next("data: ")).contains("\"number\":2", "\"body\":\"second\"");
        }
    }

    @Test
    void resumesAfterLastEventId() throws Exception {
        client.post(receiver.webhookUri(), "first");
        String last;
        try (Events events = new Events(null)) {
            events.next("event: reset");
            last = events.next("id: ").substring("id: ".length());
        }
        client.post(receiver.webhookUri(), "second");

        try (Events events = new Events(last)) {
            assertThat(events.next("event: ")).isEqualTo("event: request");
            assertThat(events.next("data: ")).contains("\"number\":2");
        }
    }

    @Test
    void startsAgainWhenLogWasCleared() throws Exception {
        try (Events events = new Events(null)) {
            events.next("event: reset");
            client.post(receiver.webhookUri(), "first");
            events.next("event: request");
            client.send("DELETE", receiver.uri().resolve("api/requests"), "");
            assertThat(events.next("event: ")).isEqualTo("event: reset");
            client.post(receiver.webhookUri(), "second");
            assertThat(events.next("data: {\"number\"")).contains("\"number\":2");
        }
    }

    @Test
    void sendsHeartbeats() throws Exception {
        try (Events events = new Events(null)) {
            assertThat(events.next(": ")).isEqualTo(": still here");
        }
    }

    @Test
    void endsThreadWhenPageDisconnects() throws Exception {
        try (Events events = new Events(null)) {
            events.next("event: reset");
            assertThat(streamThreads()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(busyStreamThreads()).isZero());
    }

    @Test
    void endsWhenReceiverIsClosed() throws Exception {
        receiver.close();
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS
                .withHeartbeat(Duration.ofHours(1))
                .withSlowness(Duration.ofHours(1))
                .withAnswers(AnswerScript.parse("slow")));
        try (Events events = new Events(null)) {
            events.next("event: reset");
            CompletableFuture<Void> slow = CompletableFuture.runAsync(this::postAndFail);
            events.next("data: {\"number\"");

            receiver.close();

            assertThat(events.isAtEnd()).isTrue();
            slow.get(30, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(threads(ReceiverThreads.NAME)).isZero());
        }
    }

    private void postAndFail() {
        try {
            client.post(receiver.webhookUri(), "{}");
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("the slow request was answered");
    }

    private static long streamThreads() {
        return threads(ReceiverThreads.NAME + "events-");
    }

    private static long busyStreamThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith(ReceiverThreads.NAME + "events-"))
                .flatMap(entry -> Arrays.stream(entry.getValue()))
                .filter(frame -> frame.getClassName().equals(EventStream.class.getName()))
                .count();
    }

    private static long threads(String prefix) {
        Predicate<Thread> named = thread -> thread.getName().startsWith(prefix);
        return Thread.getAllStackTraces().keySet().stream().filter(named).count();
    }

    /** Reader of the lines of a stream. */
    private final class Events implements AutoCloseable {

        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Events(String lastEventId) throws IOException {
            connection =
                    (HttpURLConnection) receiver.uri().resolve("events").toURL().openConnection();
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Returns the next line with that prefix, or null at the end of the stream. */
        String next(String prefix) throws IOException {
            String line = lines.readLine();
            while (line != null && (line.isEmpty() || !line.startsWith(prefix))) {
                line = lines.readLine();
            }
            return line;
        }

        /** Whether the stream has ended, with its last chunk or by a closed connection. */
        boolean isAtEnd() {
            try {
                return next("") == null;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
