package io.jenkins.plugins.k6notify.engine.delivery.http;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaAnnotationTest {

    @RegisterExtension
    static final WireMockExtension GRAFANA = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final String BODY = "{\"text\":\"k6\",\"tags\":[\"k6\",\"message:" + ID + "\"]}";

    private final SendingClient client = SendingClient.of(HttpClient.newBuilder());

    @BeforeEach
    void acceptAnnotations() {
        GRAFANA.stubFor(post(anyUrl()).willReturn(okJson("{\"message\":\"Annotation added\",\"id\":1}")));
    }

    private Attempt send(String path, String body) throws Exception {
        Target target = Target.unsigned(URI.create(GRAFANA.baseUrl() + path), AddressPolicy.anywhere(true, ""))
                .with(Authorization.of("Authorization", "glsa_0123456789"));
        return new HttpSender(delivery -> target, () -> client, Clock.systemUTC())
                .send(Samples.delivery(Samples.webhook("grafana"), new Message(ID, "test.finished", Map.of(), body)));
    }

    @Test
    void createsAnnotationThatDoesNotExist() throws Exception {
        GRAFANA.stubFor(get(anyUrl()).willReturn(okJson("[]")));

        assertThat(send("/grafana/api/annotations", BODY).outcome()).isEqualTo(Outcome.DELIVERED);

        GRAFANA.verify(
                1,
                getRequestedFor(urlEqualTo("/grafana/api/annotations?tags=message:" + ID + "&limit=1"))
                        .withHeader("Authorization", equalTo("Bearer glsa_0123456789")));
        GRAFANA.verify(
                1, postRequestedFor(urlEqualTo("/grafana/api/annotations")).withRequestBody(equalTo(BODY)));
    }

    @Test
    void doesNotRepeatAnnotationThatExists() throws Exception {
        GRAFANA.stubFor(get(anyUrl()).willReturn(okJson("[{\"id\":1,\"text\":\"" + "x".repeat(9000) + "\"}]")));

        Attempt attempt = send("/api/annotations", BODY);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text()).isEqualTo("Grafana has the annotation already");
        GRAFANA.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"401, FAILED", "403, FAILED", "404, FAILED", "429, RETRY", "503, RETRY"})
    void failedLookupDeterminesOutcome(int status, Outcome outcome) throws Exception {
        GRAFANA.stubFor(get(anyUrl()).willReturn(status(status).withBody("no glsa_0123456789")));

        Attempt attempt = send("/api/annotations", BODY);

        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.text()).isEqualTo("Grafana returned HTTP " + status + ": no ****");
        GRAFANA.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/hook | true", "/api/annotations/graphite | true", "/api/annotations | false"})
    void otherRequestsArePostedAtOnce(String path, boolean hasTag) throws Exception {
        send(path, hasTag ? BODY : "{\"tags\":[\"k6\"]}");

        GRAFANA.verify(0, getRequestedFor(anyUrl()));
        GRAFANA.verify(1, postRequestedFor(urlPathEqualTo(path)));
    }
}
