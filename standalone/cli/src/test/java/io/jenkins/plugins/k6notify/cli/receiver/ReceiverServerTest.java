package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.cli.receiver.request.Header;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookKind;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.SignatureState;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverServerTest {

    private static final String STARTED = "{\"status\":2,\"name\":\"Käufe.js\",\"event\":\"test.started\"}";
    private static final Signature SECRET = Signature.of("a secret of the test");
    private static final Instant NOW = Instant.parse("2026-11-23T07:30:14Z");
    private static final ReceiverOptions OPTIONS = ReceiverOptions.DEFAULTS.withClock(Clock.fixed(NOW, ZoneOffset.UTC));

    private final Client client = new Client();
    private ReceiverServer receiver;

    @AfterEach
    void close() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void recordsRequestUnchanged() throws Exception {
        start(OPTIONS);

        HttpResponse<String> response =
                client.post(receiver.uri().resolve("any/path?a=%20b"), STARTED, "X-LoadImpact-ID", "id-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{}");
        ReceivedRequest received = only();
        assertThat(received.number()).isEqualTo(1);
        assertThat(received.time()).isEqualTo(NOW);
        assertThat(received.kind()).isEqualTo(HookKind.WEBHOOK);
        assertThat(received.event()).isEqualTo("test.started");
        assertThat(received.delivery()).isEqualTo("id-1");
        assertThat(received.request().method()).isEqualTo("POST");
        assertThat(received.request().path()).isEqualTo("/any/path?a=%20b");
        assertThat(received.request().body()).isEqualTo(STARTED);
        assertThat(received.request().truncated()).isFalse();
        assertThat(received.request().remote()).startsWith("127.0.0.1:");
        assertThat(received.request().headers()).contains(new Header("X-LoadImpact-ID", "id-1"));
    }

    @Test
    void countsAttemptsByIdOrElseByBodyAndPath() throws Exception {
        start(OPTIONS);

        client.post(receiver.webhookUri(), STARTED, "X-LoadImpact-ID", "1");
        client.post(receiver.webhookUri(), STARTED, "X-LoadImpact-ID", "2");
        client.post(receiver.webhookUri(), "{}", "X-k6cloud-ID", "2");
        client.post(receiver.slackUri(), "{\"text\":\"a\"}");
        client.post(receiver.slackUri(), "{\"text\":\"a\"}");
        client.post(receiver.slackUri(), "{\"text\":\"b\"}");
        client.post(receiver.uri().resolve("slack"), "{\"text\":\"a\"}");

        assertThat(receiver.requests()).extracting(ReceivedRequest::attempt).containsExactly(1, 1, 2, 1, 2, 1, 1);
    }

    @Test
    void checksSignatures() throws Exception {
        start(OPTIONS.withSecrets(List.of(Signature.of("another secret"), SECRET)));

        client.post(receiver.webhookUri(), STARTED);
        postSigned(SECRET.sign("1", NOW, STARTED), NOW);
        postSigned(SECRET.sign("1", NOW, STARTED + ' '), NOW);
        Instant longAgo = NOW.minusSeconds(3600);
        postSigned(SECRET.sign("1", longAgo, STARTED), longAgo);

        assertThat(receiver.requests())
                .extracting(ReceivedRequest::signature)
                .containsExactly(
                        SignatureState.NONE, SignatureState.VALID, SignatureState.INVALID, SignatureState.INVALID);
    }

    @Test
    void leavesSignaturesUncheckedWithoutASecret() throws Exception {
        start(OPTIONS);

        postSigned(SECRET.sign("1", NOW, STARTED), NOW);

        assertThat(only().signature()).isEqualTo(SignatureState.UNCHECKED);
    }

    @Test
    void keepsTheFirstMebibyteOfABody() throws Exception {
        start(OPTIONS);

        HttpResponse<String> response = client.post(receiver.webhookUri(), "x".repeat(2 << 20));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(only().request().truncated()).isTrue();
        assertThat(only().request().body()).hasSize(1 << 20);
    }

    @Test
    void waitsForRequests() throws Exception {
        start(OPTIONS);
        CompletableFuture<Boolean> arrived = CompletableFuture.supplyAsync(() -> await(2, Duration.ofSeconds(30)));

        client.post(receiver.webhookUri(), STARTED);
        assertThat(receiver.awaitRequests(2, Duration.ofMillis(50))).isFalse();
        client.post(receiver.webhookUri(), STARTED);

        assertThat(arrived.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void notifiesListenersBeforeAnswerAndIgnoresTheirFailures() throws Exception {
        start(OPTIONS);
        List<ReceivedRequest> notified = new CopyOnWriteArrayList<>();
        receiver.onRequest(received -> {
            throw new IllegalStateException("thrown by the test");
        });
        receiver.onRequest(notified::add);

        HttpResponse<String> response = client.post(receiver.webhookUri(), STARTED);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(notified).containsExactlyElementsOf(receiver.requests()).hasSize(1);
    }

    @Test
    void listensOnLoopbackAddressAndGivenPort() throws Exception {
        start(OPTIONS);
        int port = receiver.uri().getPort();

        assertThat(receiver.uri()).isEqualTo(URI.create("http://127.0.0.1:" + port + "/"));
        assertThat(receiver.slackUri().getPath()).isEqualTo("/services/T0000/B0000/demo");
        assertThatThrownBy(() -> ReceiverServer.start(OPTIONS.withPort(port))).isInstanceOf(BindException.class);
    }

    @Test
    void keepsRequestsWhenClosed() throws Exception {
        start(OPTIONS);
        client.post(receiver.webhookUri(), STARTED);

        receiver.close();

        assertThat(receiver.requests()).hasSize(1);
        assertThat(receiver.awaitRequests(2, Duration.ofDays(1))).isFalse();
        assertThatThrownBy(() -> client.post(receiver.webhookUri(), STARTED)).isInstanceOf(IOException.class);
    }

    private void start(ReceiverOptions options) throws IOException {
        receiver = ReceiverServer.start(options);
    }

    private ReceivedRequest only() {
        assertThat(receiver.requests()).hasSize(1);
        return receiver.requests().get(0);
    }

    private void postSigned(String signature, Instant at) throws Exception {
        client.post(
                receiver.webhookUri(),
                STARTED,
                Signature.ID_HEADER,
                "1",
                Signature.TIMESTAMP_HEADER,
                Long.toString(at.getEpochSecond()),
                Signature.SIGNATURE_HEADER,
                signature);
    }

    private boolean await(int count, Duration timeout) {
        try {
            return receiver.awaitRequests(count, timeout);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
