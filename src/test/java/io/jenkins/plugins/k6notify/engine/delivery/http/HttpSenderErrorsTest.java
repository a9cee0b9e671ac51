package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers with errors below HTTP, and with endless responses. */
@Timeout(60)
class HttpSenderErrorsTest {

    private static final AddressPolicy ANYWHERE = AddressPolicy.anywhere(true, "");
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final SendingClient client = SendingClient.of(HttpClient.newBuilder());

    @Test
    void retriesWhenConnectionIsRefused() throws Exception {
        URI uri;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            uri = URI.create("http://127.0.0.1:" + free.getLocalPort() + Samples.SECRET_PATH);
        }

        Attempt attempt = send(uri, LONG);

        assertRetried(attempt);
        assertThat(attempt.text()).isEqualTo("cannot connect to 127.0.0.1:" + uri.getPort() + ": connection refused");
    }

    @Test
    void retriesWhenHostIsUnknown() throws Exception {
        Attempt attempt = send(URI.create("https://no-such-host.invalid" + Samples.SECRET_PATH), LONG);

        assertRetried(attempt);
        assertThat(attempt.text()).isEqualTo("unknown host no-such-host.invalid");
    }

    @Test
    void retriesWhenHostOfJobIsUnknown() throws Exception {
        AddressPolicy job = AddressPolicy.publicOnly(false, Set.of(), "");
        URI uri = URI.create("https://no-such-host.invalid" + Samples.SECRET_PATH);

        Attempt attempt = sender(client, LONG, Target.unsigned(uri, job))
                .send(Samples.delivery(Samples.webhook("x"), Samples.started()));

        assertRetried(attempt);
        assertThat(attempt.text()).isEqualTo("unknown host no-such-host.invalid");
    }

    @Test
    void sendsToHostThatOnlyProxyResolves() throws Exception {
        try (RawReceiver proxy = RawReceiver.sending("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            SendingClient proxied = SendingClient.of(HttpClient.newBuilder()
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("127.0.0.1", proxy.uri().getPort()))));
            AddressPolicy job = AddressPolicy.publicOnly(true, Set.of(), "");
            URI uri = URI.create("http://receiver.example" + Samples.SECRET_PATH);

            Attempt attempt = sender(proxied, LONG, Target.unsigned(uri, job))
                    .send(Samples.delivery(Samples.webhook("x"), Samples.started()));

            assertThat(attempt.text()).isEqualTo("the receiver returned HTTP 200: ok");
        }
    }

    @Test
    void retriesWhenProxyRefusesTunnel() throws Exception {
        String refusal = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
        try (RawReceiver proxy = RawReceiver.sending(refusal)) {
            SendingClient proxied = SendingClient.of(HttpClient.newBuilder()
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("127.0.0.1", proxy.uri().getPort()))));
            URI uri = URI.create("https://receiver.example" + Samples.SECRET_PATH);

            Attempt attempt = sender(proxied, LONG, Target.unsigned(uri, ANYWHERE))
                    .send(Samples.delivery(Samples.webhook("x"), Samples.started()));

            assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.RETRY);
            assertThat(attempt.status()).hasValue(407);
            assertThat(attempt.text()).isEqualTo("the proxy refused the connection to receiver.example:443 (407)");
        }
    }

    @Test
    void retriesWhenReceiverDoesNotRespond() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawReceiver receiver = new RawReceiver(connection -> over.await())) {
            Attempt attempt = send(receiver.uri(), SHORT);

            assertRetried(attempt);
            assertThat(attempt.text())
                    .isEqualTo("127.0.0.1:" + receiver.uri().getPort() + " did not respond within 300 ms");
            assertThat(attempt.millis()).isGreaterThanOrEqualTo(SHORT.toMillis());
        }
    }

    @Test
    void retriesWhenConnectionClosesBeforeResponse() throws Exception {
        try (RawReceiver receiver = RawReceiver.sending("")) {
            Attempt attempt = send(receiver.uri(), LONG);

            assertRetried(attempt);
            assertThat(attempt.text())
                    .isEqualTo("127.0.0.1:" + receiver.uri().getPort() + " closed the connection without a response");
        }
    }

    @Test
    void retriesWhenConnectionClosesWithinHead() throws Exception {
        try (RawReceiver receiver = RawReceiver.sending("HTTP/1.1 200 OK\r\nContent-Le")) {
            Attempt attempt = send(receiver.uri(), LONG);

            assertRetried(attempt);
            assertThat(attempt.text()).contains("127.0.0.1:" + receiver.uri().getPort());
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void deliversWhenConnectionClosesWithinBody() throws Exception {
        try (RawReceiver receiver = RawReceiver.sending("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf a")) {
            Attempt attempt = send(receiver.uri(), LONG);

            assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(attempt.text()).isEqualTo("the receiver returned HTTP 200: half a…");
        }
    }

    @Test
    void retriesWhenResponseIsNotHttp() throws Exception {
        try (RawReceiver receiver = RawReceiver.sending("220 mail.example ESMTP " + Samples.SECRET_PATH + "\r\n\r\n")) {
            Attempt attempt = send(receiver.uri(), LONG);

            assertRetried(attempt);
            assertThat(attempt.text())
                    .startsWith("127.0.0.1:" + receiver.uri().getPort() + " sent a response that is not HTTP");
        }
    }

    @Test
    void endlessBodyIsCutAtTimeLimit() throws Exception {
        try (RawReceiver receiver = new RawReceiver(HttpSenderErrorsTest::trickle)) {
            // Long enough for the head of the response, even on a slow machine.
            Duration limit = Duration.ofSeconds(2);

            Attempt attempt = send(receiver.uri(), limit);

            assertThat(attempt.millis()).isGreaterThanOrEqualTo(limit.toMillis());
            assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
            assertThat(attempt.text())
                    .startsWith("the receiver returned HTTP 500: .")
                    .endsWith(".…");
        }
    }

    private static void trickle(Socket connection) throws Exception {
        OutputStream out = connection.getOutputStream();
        out.write("HTTP/1.1 500 Oops\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        CountDownLatch never = new CountDownLatch(1);
        while (!connection.isClosed()) {
            out.write('.');
            out.flush();
            if (never.await(20, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Test
    void responseOf10MegabytesIsCut() throws Exception {
        int size = 10_000_000;
        AtomicLong written = new AtomicLong();
        CompletableFuture<Boolean> cutOff = new CompletableFuture<>();
        try (RawReceiver receiver = new RawReceiver(connection -> {
            try {
                OutputStream out = connection.getOutputStream();
                out.write(
                        ("HTTP/1.1 400 Bad\r\nContent-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                byte[] block = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
                while (written.get() < size) {
                    out.write(block);
                    written.addAndGet(block.length);
                }
                cutOff.complete(false);
            } catch (IOException e) {
                cutOff.complete(true);
            }
        })) {
            Attempt attempt = send(receiver.uri(), LONG);

            assertThat(attempt.text()).matches("the receiver returned HTTP 400: x{4000,4096}…");
            assertThat(attempt.text().length()).isLessThanOrEqualTo(Attempt.MAX_TEXT);
            assertThat(cutOff.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(written.get()).isLessThan(size);
        }
    }

    @Test
    void interruptEndsRequest() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<String> result = new CompletableFuture<>();
        try (RawReceiver receiver = new RawReceiver(connection -> {
            asked.countDown();
            over.await();
        })) {
            Thread thread = new Thread(() -> {
                try {
                    result.complete(send(receiver.uri(), LONG).text());
                } catch (InterruptedException e) {
                    result.complete("interrupted");
                } catch (Exception e) {
                    result.completeExceptionally(e);
                }
            });
            thread.start();
            asked.await();

            thread.interrupt();

            assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("interrupted");
        }
    }

    private static void assertRetried(Attempt attempt) {
        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.status()).isEmpty();
        assertThat(attempt.text()).doesNotContain("services").doesNotContainIgnoringCase("secret");
    }

    private Attempt send(URI uri, Duration limit) throws Exception {
        return sender(client, limit, Target.unsigned(uri, ANYWHERE))
                .send(Samples.delivery(Samples.webhook("x"), Samples.started()));
    }

    private static HttpSender sender(SendingClient client, Duration limit, Target target) {
        return new HttpSender(
                delivery -> target,
                () -> client,
                host -> {
                    // This test needs no name server.
                    throw new UnknownHostException(host);
                },
                Clock.systemUTC(),
                limit);
    }
}
