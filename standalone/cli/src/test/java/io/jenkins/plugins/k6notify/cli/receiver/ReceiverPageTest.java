package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page over HTTP; the tests based on {@link PageBrowserTestCase} use a browser. */
class ReceiverPageTest {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private final Client client = new Client();

    @AutoClose
    private ReceiverServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS);
    }

    @Test
    void pageHasStrictPolicy() throws Exception {
        HttpResponse<String> page = client.get(receiver.uri());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue(
                        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                                + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void servesPageWithItsAssets() throws Exception {
        String page = client.get(receiver.uri()).body();

        for (MatchResult asset : ASSET.matcher(page).results().toList()) {
            HttpResponse<String> part = client.get(receiver.uri().resolve(asset.group(1)));
            assertThat(part.statusCode()).as(asset.group(1)).isEqualTo(200);
        }
        assertThat(page).doesNotContain("//cdn", "https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/assets/messages/none.js",
                "/assets/messages/../../ReceiverServer.class",
                "/assets/../ReceiverServer.class",
                "/assets/%2e%2e/ReceiverServer.class",
                "/api/"
            })
    void servesNoOtherFile(String path) throws Exception {
        assertThat(raw("GET " + path, "localhost")).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1"})
    void allowsLoopbackHosts(String host) throws Exception {
        assertThat(raw("GET /", host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "evil@localhost"})
    void refusesOtherHosts(String host) throws Exception {
        for (String request : new String[] {"GET /", "GET /events", "GET /api/requests", "DELETE /api/requests"}) {
            assertThat(raw(request, host)).as(request).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void acceptsWebhooksForAnyHost() throws Exception {
        assertThat(raw("POST /webhook", "ci.example")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void refusesPostToPage() throws Exception {
        assertThat(client.post(receiver.uri(), "{}").statusCode()).isEqualTo(405);
        assertThat(client.post(receiver.uri().resolve("api/requests"), "{}").statusCode())
                .isEqualTo(405);
        assertThat(client.get(receiver.webhookUri()).statusCode()).isEqualTo(405);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void returnsRequestsAsJson() throws Exception {
        client.post(receiver.webhookUri(), "{\"event\":\"test.started\"}", "X-LoadImpact-ID", "id-1");

        JsonNode request = requests().path(0);

        assertThat(request.path("number").asInt()).isEqualTo(1);
        assertThat(request.path("event").asText()).isEqualTo("test.started");
        assertThat(request.path("kind").asText()).isEqualTo("webhook");
        assertThat(request.path("signature").asText()).isEqualTo("none");
        assertThat(request.path("answer").path("words").asText()).isEqualTo("answered 200");
        assertThat(request.path("headers").path(0).path("name").asText()).isEqualTo("X-LoadImpact-ID");
    }

    @ParameterizedTest
    @CsvSource({
        "api/chat.postMessage, slack-app",
        "services/T0/B0/x, slack",
        "workflows/1/triggers/manual/paths/invoke, teams",
        "teams, teams",
        "mail, mail",
        "webhook, webhook"
    })
    void kindIsRecognizedByPath(String path, String kind) throws Exception {
        client.post(receiver.uri().resolve(path), "{}");

        assertThat(requests().path(0).path("kind").asText()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"AdaptiveCard\"}",
                "{\"type\":\"message\",\"attachments\":[{\"content\":{\"type\":\"AdaptiveCard\"}}]}"
            })
    void adaptiveCardIsRecognizedAsTeams(String body) throws Exception {
        client.post(receiver.webhookUri(), body);

        assertThat(requests().path(0).path("kind").asText()).isEqualTo("teams");
    }

    @Test
    void clearsRequests() throws Exception {
        client.post(receiver.webhookUri(), "{}");

        client.send("DELETE", receiver.uri().resolve("api/requests"), "");

        assertThat(receiver.requests()).isEmpty();
    }

    private JsonNode requests() throws Exception {
        return new ObjectMapper()
                .readTree(client.get(receiver.uri().resolve("api/requests")).body());
    }

    /**
     * Sends the request over a socket, because the JDK's client neither sends another host name nor keeps dots in a
     * path.
     */
    private String raw(String request, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", receiver.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(64), StandardCharsets.UTF_8);
        }
    }
}
