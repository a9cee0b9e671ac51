package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests responses 401 of receivers and 407 of proxies, with and without an authenticator: that of Jenkins has the
 * credentials of the proxy.
 */
@Timeout(60)
class HttpSenderAuthenticationTest {

    private static final String CHALLENGE = "Basic realm=\"r\"";

    @RegisterExtension
    static final WireMockExtension RECEIVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    /** The credentials that the authenticator of a client has. */
    enum ClientCredentials {
        NO_AUTHENTICATOR(type -> false),
        FOR_NONE(type -> false),
        FOR_PROXY(type -> type == Authenticator.RequestorType.PROXY),
        FOR_ALL(type -> true);

        private final Predicate<Authenticator.RequestorType> requestors;

        ClientCredentials(Predicate<Authenticator.RequestorType> requestors) {
            this.requestors = requestors;
        }

        HttpClient.Builder client() {
            return this == NO_AUTHENTICATOR
                    ? HttpClient.newBuilder()
                    : HttpClient.newBuilder().authenticator(authenticator("jenkins", "pässword", requestors));
        }
    }

    private static Authenticator authenticator(
            String user, String password, Predicate<Authenticator.RequestorType> requestors) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return requestors.test(getRequestorType())
                        ? new PasswordAuthentication(user, password.toCharArray())
                        : null;
            }
        };
    }

    private static Stream<Arguments> challenges() {
        return Stream.of(ClientCredentials.values())
                .flatMap(credentials -> Stream.of(
                                "", CHALLENGE, "Basic", "Digest realm=\"r\"", "Negotiate", ",=", "\"", "basic realm=")
                        .map(challenge -> Arguments.of(credentials, challenge)));
    }

    @ParameterizedTest
    @MethodSource("challenges")
    void receiver401IsFinal(ClientCredentials credentials, String challenge) throws Exception {
        try (RawReceiver receiver = refusing(401, "WWW-Authenticate", challenge)) {
            Attempt attempt = send(credentials.client(), receiver.uri());

            assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(attempt.status()).hasValue(401);
            assertThat(attempt.text()).isEqualTo("the receiver returned HTTP 401: no");
            assertThat(receiver.heads()).hasSize(1);
            assertThat(receiver.heads().get(0)).doesNotContainIgnoringCase("authorization");
        }
    }

    @ParameterizedTest
    @MethodSource("challenges")
    void receiver401ThroughProxyIsFinal(ClientCredentials credentials, String challenge) throws Exception {
        try (RawReceiver proxy = refusing(401, "WWW-Authenticate", challenge)) {
            Attempt attempt =
                    send(through(proxy, credentials), URI.create("http://receiver.example" + Samples.SECRET_PATH));

            assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(attempt.status()).hasValue(401);
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void receiver401InTunnelIsFinal(ClientCredentials credentials) throws Exception {
        RECEIVER.stubFor(WireMock.post(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withStatus(401).withHeader("WWW-Authenticate", CHALLENGE)));
        try (RawReceiver proxy = new RawReceiver(HttpSenderAuthenticationTest::tunnel)) {
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new Trusting()}, null);

            Attempt attempt = send(
                    through(proxy, credentials).sslContext(trusting),
                    URI.create("https://receiver.example" + Samples.SECRET_PATH));

            assertThat(attempt.text()).isEqualTo("the receiver returned HTTP 401 with an empty body");
            assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(RECEIVER.getAllServeEvents()).hasSize(1);
            assertThat(RECEIVER.getAllServeEvents()
                            .get(0)
                            .getRequest()
                            .getHeaders()
                            .keys())
                    .noneMatch(name -> name.toLowerCase().contains("authorization"));
        }
    }

    @ParameterizedTest
    @MethodSource("challenges")
    void proxy407IsRetried(ClientCredentials credentials, String challenge) throws Exception {
        for (String scheme : List.of("http", "https")) {
            try (RawReceiver proxy = refusing(407, "Proxy-Authenticate", challenge)) {
                Attempt attempt = send(
                        through(proxy, credentials), URI.create(scheme + "://receiver.example" + Samples.SECRET_PATH));

                assertThat(attempt.outcome()).as(scheme).isEqualTo(Outcome.RETRY);
                assertThat(attempt.status()).as(scheme).hasValue(407);
                assertThat(proxy.heads()).hasSize(1);
            }
        }
    }

    @Test
    void sendsCredentialsToProxy() throws Exception {
        try (RawReceiver proxy = refusing(200, "X", "y")) {
            URI uri = URI.create("http://receiver.example" + Samples.SECRET_PATH);

            assertThat(send(through(proxy, ClientCredentials.FOR_NONE), uri).outcome())
                    .isEqualTo(Outcome.DELIVERED);
            assertThat(send(through(proxy, ClientCredentials.FOR_PROXY), uri).outcome())
                    .isEqualTo(Outcome.DELIVERED);

            String token = Base64.getEncoder().encodeToString("jenkins:pässword".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(proxy.heads()).hasSize(2);
            assertThat(proxy.heads().get(0)).doesNotContain("Proxy-Authorization");
            assertThat(proxy.heads().get(1)).contains("Proxy-Authorization: Basic " + token + "\r\n");
        }
    }

    @Test
    void passwordOutsideLatin1IsSentAsUtf8() throws Exception {
        try (RawReceiver proxy = refusing(200, "X", "y")) {
            HttpClient.Builder client = HttpClient.newBuilder()
                    .proxy(ProxySelector.of(addressOf(proxy)))
                    .authenticator(authenticator("jenkins", "€uro", type -> true));

            send(client, URI.create("http://receiver.example" + Samples.SECRET_PATH));

            String token = Base64.getEncoder().encodeToString("jenkins:€uro".getBytes(StandardCharsets.UTF_8));
            assertThat(proxy.heads().get(0)).contains("Proxy-Authorization: Basic " + token + "\r\n");
        }
    }

    /** A server that answers every request with this status and "no". */
    private static RawReceiver refusing(int status, String header, String challenge) throws IOException {
        String line = challenge.isEmpty() ? "" : header + ": " + challenge + "\r\n";
        return RawReceiver.sending(
                "HTTP/1.1 " + status + " No\r\n" + line + "Connection: close\r\nContent-Length: 2\r\n\r\nno");
    }

    private static HttpClient.Builder through(RawReceiver proxy, ClientCredentials credentials) {
        return credentials.client().proxy(ProxySelector.of(addressOf(proxy)));
    }

    private static InetSocketAddress addressOf(RawReceiver proxy) {
        return new InetSocketAddress("127.0.0.1", proxy.uri().getPort());
    }

    /** Opens a tunnel to the receiver, for any requested host. */
    private static void tunnel(Socket client) throws Exception {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), RECEIVER.getHttpsPort())) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> back = CompletableFuture.runAsync(() -> pump(server, client));
            pump(client, server);
            back.join();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side closed the connection.
        }
    }

    private static Attempt send(HttpClient.Builder client, URI uri) throws Exception {
        SendingClient built = SendingClient.of(client);
        Target target = Target.unsigned(uri, AddressPolicy.anywhere(true, ""));
        return new HttpSender(delivery -> target, () -> built, Clock.systemUTC())
                .send(Samples.delivery(Samples.webhook("x"), Samples.started()));
    }

    /** Trusts the self-signed certificate of WireMock for any host name. */
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
