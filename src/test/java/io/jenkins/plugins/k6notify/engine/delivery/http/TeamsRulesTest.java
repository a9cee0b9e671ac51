package io.jenkins.plugins.k6notify.engine.delivery.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsRulesTest {

    @RegisterExtension
    static final WireMockExtension RECEIVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String SIGNATURE = "QmVsbG9Xb3JsZC1zZWNyZXQ";

    /** Path and query in the form of the Power Platform. */
    private static final String PATH =
            "/powerautomate/automations/direct/workflows/8f2a4c6e/triggers/manual/paths/invoke"
                    + "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" + SIGNATURE;

    private static final String CONNECTOR = "http://contoso.webhook.office.com/webhookb2/1@2/IncomingWebhook/3/4";
    private static final String RETIRED =
            "; Microsoft has retired the connectors of Office 365: create a workflow in Teams and use its URL";

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void acceptsMessageThatWorkflowTook(int status) throws Exception {
        Attempt attempt = send(aResponse().withStatus(status));

        assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(attempt.text())
                .isEqualTo("accepted by the workflow (HTTP " + status
                        + "); the run history of the workflow shows whether the message was posted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | TriggerInputSchemaMismatch     | expects another body: create the workflow from a template",
                "400 | InvalidRequestContent          | expects another body: create the workflow from a template",
                "400 | WorkflowTriggerIsNotEnabled    | was deleted or turned off",
                "400 | WorkflowNotFound               | was deleted or turned off",
                "401 | DirectApiAuthorizationRequired | set \"Who can trigger the flow\"",
                "403 | MisMatchingOAuthClaims         | set \"Who can trigger the flow\"",
                "404 | WorkflowNotFound               | was deleted or turned off",
                "413 | RequestEntityTooLarge          | larger than the workflow accepts",
            })
    void refusalHasErrorAndHint(int status, String code, String hint) throws Exception {
        Attempt attempt = send(error(status, code, "The request was refused."));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .startsWith("the Teams workflow returned HTTP " + status + ": " + code + ": The request was refused.; ")
                .contains(hint);
        assertThat(attempt.reason().words(Locale.GERMAN))
                .startsWith("der Teams-Workflow antwortete mit HTTP " + status + ": " + code)
                .contains(".; ");
    }

    @Test
    void waitsAsLongAsBusyWorkflowAsks() throws Exception {
        Attempt attempt = send(error(429, "WorkflowRunThrottled", "Slow down.").withHeader("Retry-After", "17"));

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(attempt.text())
                .isEqualTo(
                        "the Teams workflow returned HTTP 429: WorkflowRunThrottled: Slow down.; the workflow gets more"
                                + " messages than it accepts: select fewer events, or use several workflows");
    }

    @ParameterizedTest
    @CsvSource({"408, RETRY", "500, RETRY", "502, RETRY", "503, RETRY", "405, FAILED", "410, FAILED"})
    void otherStatusHasNoHint(int status, Outcome outcome) throws Exception {
        Attempt attempt = send(aResponse().withStatus(status).withBody("no JSON"));

        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.text()).isEqualTo("the Teams workflow returned HTTP " + status + ": no JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"error\"", "{\"error\":null}", "{\"error\":\"x\"}", "{\"error\":7}"})
    void bodyWithoutErrorIsShown(String body) throws Exception {
        Attempt attempt = send(aResponse().withStatus(404).withBody(body));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .startsWith(
                        "the Teams workflow returned HTTP 404" + (body.isEmpty() ? " with an empty body" : ": " + body))
                .endsWith("turn it on, or copy its URL again");
    }

    @Test
    void hintFollowsLongBody() throws Exception {
        for (String body : List.of("x".repeat(5000), "{\"error\":{\"code\":\"" + "x".repeat(3000) + "\"}}")) {
            assertThat(send(aResponse().withStatus(404).withBody(body)).text())
                    .hasSizeLessThan(1300)
                    .contains("x…; the workflow was deleted");
        }
    }

    @Test
    void masksSecretsInError() throws Exception {
        Attempt attempt =
                send(error(401, "DirectApiAuthorizationRequired", "bad sig " + SIGNATURE + "\\u0007 at " + PATH));

        assertThat(attempt.text()).contains(": bad sig **** at ****?****; set").doesNotContain(SIGNATURE, "\u0007");
    }

    @Test
    void doesNotFollowRedirect() throws Exception {
        Attempt attempt = send(aResponse().withStatus(302).withHeader("Location", "https://other.example/x"));

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .isEqualTo("the Teams workflow returned HTTP 302 with a redirect to https://other.example/…;"
                        + " redirects are not followed");
    }

    @Test
    void sendsUrlByteForByte() throws Exception {
        String path = "/a%2Fb%2f//c;d/invoke?z=1&api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&a=&sig=x_-y%3D&z=2";
        try (RawReceiver receiver = RawReceiver.sending("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")) {
            URI uri = EndpointUrl.parse("http://127.0.0.1:" + receiver.uri().getPort() + path);

            assertThat(sender(uri, HttpClient.newBuilder()).send(delivery()).outcome())
                    .isEqualTo(Outcome.ACCEPTED);

            assertThat(receiver.heads()).singleElement().asString().startsWith("POST " + path + " HTTP/1.1\r\n");
        }
    }

    @Test
    void keepsPortInUrl() {
        String url = "https://default1f.0c.environment.api.powerplatform.com:443" + PATH;
        assertThat(EndpointUrl.parse(url)).hasToString(url);
    }

    @Test
    void connectorThatResponds1HasMessage() throws Exception {
        Attempt attempt = sendToConnector("200 OK", "1");

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text()).isEqualTo("the Teams connector returned HTTP 200: 1");
    }

    @Test
    void connectorThatIsBusyIsRetried() throws Exception {
        String body = "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429"
                + " with ContextId MS-CV=1";
        Attempt attempt = sendToConnector("200 OK", body);

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo("the Teams connector returned HTTP 200: " + body);
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 400",
        "200 OK, 11",
        "200 OK, ' 1'",
        "202 Accepted, 1",
        "400 Bad Request, Summary or Text is required.",
        "410 Gone, retired",
        "413 Too Large, Request Entity too large",
    })
    void otherResponseOfConnectorIsFailure(String status, String body) throws Exception {
        Attempt attempt = sendToConnector(status, body);

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .isEqualTo(
                        "the Teams connector returned HTTP " + status.substring(0, 3) + ": " + body.strip() + RETIRED);
    }

    @Test
    void connectorWithoutBodyIsFailure() throws Exception {
        Attempt attempt = sendToConnector("200 OK", "");

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text()).isEqualTo("the Teams connector returned HTTP 200 with an empty body" + RETIRED);
    }

    @Test
    void serverErrorOfConnectorIsRetried() throws Exception {
        Attempt attempt = sendToConnector("503 Unavailable", "later");

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.text()).isEqualTo("the Teams connector returned HTTP 503: later");
    }

    /** Sends through a proxy, which responds in place of the connector. */
    private static Attempt sendToConnector(String status, String body) throws Exception {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        try (RawReceiver proxy =
                RawReceiver.sending("HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n\r\n" + body)) {
            InetSocketAddress address =
                    new InetSocketAddress("127.0.0.1", proxy.uri().getPort());
            return sender(URI.create(CONNECTOR), HttpClient.newBuilder().proxy(ProxySelector.of(address)))
                    .send(delivery());
        }
    }

    private static Attempt send(ResponseDefinitionBuilder answer) throws Exception {
        RECEIVER.stubFor(post(anyUrl()).willReturn(answer));
        return sender(URI.create("http://localhost:" + RECEIVER.getPort() + PATH), HttpClient.newBuilder())
                .send(delivery());
    }

    private static HttpSender sender(URI uri, HttpClient.Builder client) {
        Target target = Target.unsigned(uri, AddressPolicy.anywhere(true, "the settings"));
        SendingClient sending = SendingClient.of(client);
        return new HttpSender(
                delivery -> target,
                () -> sending,
                host -> List.of(InetAddress.getLoopbackAddress()),
                Clock.systemUTC(),
                HttpExchange.REQUEST_LIMIT);
    }

    private static Delivery delivery() {
        Endpoint teams = new Endpoint(Endpoint.Kind.TEAMS, "perf", "teams-url", null, null);
        return Samples.delivery(teams, Samples.started());
    }

    private static ResponseDefinitionBuilder error(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }
}
