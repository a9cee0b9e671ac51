package io.jenkins.plugins.k6notify.engine.delivery.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSenderTest {

    @RegisterExtension
    static final WireMockExtension RECEIVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    private static final AddressPolicy ANYWHERE = AddressPolicy.anywhere(true, "the settings");

    /** The current time, because the reference library for signatures has its own clock. */
    private final Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());

    private final SendingClient client = SendingClient.of(HttpClient.newBuilder());
    private final Message message = Samples.started();

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "201, DELIVERED",
        "202, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "300, FAILED",
        "304, FAILED",
        "400, FAILED",
        "401, FAILED",
        "403, FAILED",
        "404, FAILED",
        "407, RETRY",
        "409, FAILED",
        "410, FAILED",
        "413, FAILED",
        "422, FAILED",
        "451, FAILED",
        "408, RETRY",
        "425, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "599, RETRY",
        "600, FAILED",
        "999, FAILED",
    })
    void outcomeDependsOnStatus(int status, Outcome outcome) throws Exception {
        Attempt attempt = send(aResponse().withStatus(status));

        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.status()).isEqualTo(OptionalInt.of(status));
        assertThat(attempt.text()).isEqualTo("the receiver returned HTTP " + status + " with an empty body");
        assertThat(attempt.at()).isEqualTo(now);
        assertThat(attempt.millis()).isBetween(0L, 30_000L);
    }

    @Test
    void sendsMessageUnchanged() throws Exception {
        Message umlauts = Samples.message("test.finished", "{\"name\":\"Käufe 💥\"}");
        receiverAnswers(aResponse().withStatus(200));

        sender(target()).send(Samples.delivery(Samples.webhook("hook"), umlauts));

        RECEIVER.verify(
                1,
                postRequestedFor(urlEqualTo(Samples.SECRET_PATH))
                        .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
                        .withHeader("X-LoadImpact-ID", equalTo(umlauts.id().toString()))
                        .withHeader("X-LoadImpact-Event", equalTo("test.finished"))
                        .withRequestBody(equalTo("{\"name\":\"Käufe 💥\"}")));
        assertThat(theRequest().containsHeader(Signature.SIGNATURE_HEADER)).isFalse();
        assertThat(theRequest().containsHeader("Upgrade")).isFalse();
    }

    @Test
    void signatureIsAcceptedByReferenceLibrary() throws Exception {
        receiverAnswers(aResponse().withStatus(200));

        sender(Target.signed(target().uri(), ANYWHERE, Samples.SIGNING_SECRET))
                .send(Samples.delivery(Samples.webhook("hook"), message));

        LoggedRequest request = theRequest();
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        Signature.ID_HEADER, List.of(request.getHeader(Signature.ID_HEADER)),
                        Signature.TIMESTAMP_HEADER, List.of(request.getHeader(Signature.TIMESTAMP_HEADER)),
                        Signature.SIGNATURE_HEADER, List.of(request.getHeader(Signature.SIGNATURE_HEADER))),
                (name, value) -> true);
        assertThat(request.getHeader(Signature.ID_HEADER))
                .isEqualTo(message.id().toString());
        assertThatCode(() -> new Webhook(Samples.SIGNING_SECRET).verify(request.getBodyAsString(), headers))
                .doesNotThrowAnyException();
    }

    @Test
    void keepsResponseTextOfSlack() throws Exception {
        receiverAnswers(aResponse().withStatus(410).withBody("channel_is_archived"));

        Attempt attempt = sender(target()).send(Samples.delivery(Samples.slack("hook"), message));

        assertThat(attempt.text()).isEqualTo("Slack returned HTTP 410: channel_is_archived");
    }

    @Test
    void removesSecretsAndControlCharactersFromResponseText() throws Exception {
        Attempt attempt = send(aResponse()
                .withStatus(500)
                .withBody("<h1>Error</h1>\r\n\u001b[31mat " + target().uri() + "\nand xSecretTokenOfTheHook"));

        assertThat(attempt.text()).isEqualTo("the receiver returned HTTP 500: <h1>Error</h1> [31mat **** and ****");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 30                            | PT30S",
                "503 | 0                             | PT1S",
                "503 | 86400                         | PT1H",
                "503 | 99999999999999999999          | PT1H",
                "503 | Thu, 01 Jan 1970 00:00:00 GMT | PT1S",
                "429 | -1                            |",
                "429 | soon                          |",
                "429 |                               |",
                "404 | 30                            |",
                "200 | 30                            |",
            })
    void readsRetryAfter(int status, String header, Duration wait) throws Exception {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status);
        Attempt attempt = send(header == null ? answer : answer.withHeader("Retry-After", header));

        assertThat(attempt.retryAfter().orElse(null)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "301, https://other.example/services/moved, https://other.example/…",
        "302, http://user:pw@other.example:8080/x?y, http://other.example/…",
        "307, /elsewhere, http://localhost/…",
        "308, '::not a url', another place",
    })
    void namesRedirectWithoutFollowingIt(int status, String location, String shown) throws Exception {
        Attempt attempt = send(aResponse().withStatus(status).withHeader("Location", location));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .isEqualTo("the receiver returned HTTP " + status + " with a redirect to " + shown
                        + "; redirects are not followed");
    }

    @ParameterizedTest
    @CsvSource({"300, true", "399, true", "400, false", "201, false"})
    void locationIsRedirectForStatus300To399(int status, boolean redirect) throws Exception {
        Attempt attempt = send(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(attempt.text().contains("redirect")).isEqualTo(redirect);
    }

    @Test
    void neverContactsTargetOfRedirect() throws Exception {
        RECEIVER.stubFor(post(urlEqualTo("/target")).willReturn(aResponse().withStatus(200)));

        send(aResponse().withStatus(307).withHeader("Location", http("/target")));

        RECEIVER.verify(0, postRequestedFor(urlEqualTo("/target")));
        assertThat(RECEIVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void doesNotTrustASelfSignedCertificate() throws Exception {
        URI https = URI.create("https://localhost:" + RECEIVER.getHttpsPort() + Samples.SECRET_PATH);

        Attempt attempt = sender(Target.unsigned(https, AddressPolicy.anywhere(false, "")))
                .send(Samples.delivery(Samples.webhook("hook"), message));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.status()).isEmpty();
        assertThat(attempt.text())
                .isEqualTo("the certificate of localhost is not trusted:"
                        + " unable to find valid certification path to requested target");
        assertThat(RECEIVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void reportsReceiverWithoutTls() throws Exception {
        URI https = URI.create("https://localhost:" + RECEIVER.getPort() + Samples.SECRET_PATH);

        Attempt attempt =
                sender(Target.unsigned(https, ANYWHERE)).send(Samples.delivery(Samples.webhook("hook"), message));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).startsWith("no secure connection to localhost:" + RECEIVER.getPort() + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Name, 'value\r\nX-Evil: 1'",
        "X-Name, 'value\nX-Evil: 1'",
        "'X-Name\r\nX-Evil', value",
        "Host, evil.example",
        "Content-Length, 0",
        "X-Name, 'a\u0000b'",
    })
    void sendsNoForbiddenHeader(String name, String value) throws Exception {
        receiverAnswers(aResponse().withStatus(200));
        Message evil = new Message(UUID.randomUUID(), "test.started", Map.of(name, value), "{}");

        Attempt attempt = sender(target()).send(Samples.delivery(Samples.webhook("hook"), evil));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .isEqualTo("the message has a header that HTTP does not allow, or the URL cannot be used");
        assertThat(RECEIVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void sendsNothingToARefusedAddress() throws Exception {
        AddressPolicy job = AddressPolicy.publicOnly(true, Set.of(), "the settings");

        Attempt attempt =
                sender(Target.unsigned(target().uri(), job)).send(Samples.delivery(Samples.webhook("hook"), message));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .startsWith("the host localhost is at ")
                .endsWith(", a loopback address (the host can be allowed in the settings)");
        assertThat(RECEIVER.getAllServeEvents()).isEmpty();
    }

    /** DNS rebinding: the second lookup returns another address. */
    @Test
    void resolvesHostOncePerAttempt() throws Exception {
        receiverAnswers(aResponse().withStatus(200));
        AddressPolicy job = AddressPolicy.publicOnly(true, Set.of(), "the settings");
        Queue<String> addresses = new ArrayDeque<>(List.of("1.1.1.1", "10.0.0.1"));
        HttpSender sender = new HttpSender(
                delivery -> Target.unsigned(target().uri(), job),
                () -> client,
                host -> List.of(InetAddress.getByName(addresses.remove())),
                Clock.systemUTC(),
                HttpExchange.REQUEST_LIMIT);

        Attempt first = sender.send(Samples.delivery(Samples.webhook("hook"), message));
        assertThat(addresses).hasSize(1);
        Attempt second = sender.send(Samples.delivery(Samples.webhook("hook"), message));

        assertThat(first.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(second.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(second.text()).startsWith("the host localhost is at 10.0.0.1, a private address");
        assertThat(RECEIVER.getAllServeEvents()).hasSize(1);
    }

    private Attempt send(ResponseDefinitionBuilder answer) throws Exception {
        receiverAnswers(answer);
        return sender(target()).send(Samples.delivery(Samples.webhook("hook"), message));
    }

    private HttpSender sender(Target target) {
        return new HttpSender(delivery -> target, () -> client, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void receiverAnswers(ResponseDefinitionBuilder answer) {
        RECEIVER.stubFor(post(urlEqualTo(Samples.SECRET_PATH)).willReturn(answer));
    }

    private static LoggedRequest theRequest() {
        return RECEIVER.findAll(postRequestedFor(anyUrl())).get(0);
    }

    private static String http(String path) {
        return "http://localhost:" + RECEIVER.getPort() + path;
    }

    private static Target target() {
        return Target.unsigned(URI.create(http(Samples.SECRET_PATH)), ANYWHERE);
    }
}
