package io.jenkins.plugins.k6notify.engine.delivery.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.message.template.JsonTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.TemplateFormat;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the messages of presets with the documented responses of their receivers. */
class ReceiverContractsTest {

    @RegisterExtension
    static final WireMockExtension RECEIVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final SendingClient client = SendingClient.of(HttpClient.newBuilder());

    private Attempt send(TemplatePreset preset, String path) throws Exception {
        Target target = Target.unsigned(URI.create(RECEIVER.baseUrl() + path), AddressPolicy.anywhere(true, ""));
        TemplateFormat format =
                new TemplateFormat(JsonTemplate.parse(preset.source()), WebhookHeaders.LOAD_IMPACT, "1.0");
        return new HttpSender(delivery -> target, () -> client, Clock.systemUTC())
                .send(Samples.delivery(
                        Samples.webhook("url"), format.message(UUID.randomUUID(), ExampleEvents.failed())));
    }

    /** discord.com/developers/docs/topics/rate-limits: seconds in the header and, more precisely, in the body. */
    @Test
    void discordRateLimitIsRetriedAfterItsPause() throws Exception {
        RECEIVER.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(429)
                                        .withHeader("Retry-After", "65")
                                        .withHeader("X-RateLimit-Reset-After", "64.57")
                                        .withBody(
                                                "{\"message\":\"You are being rate limited.\",\"retry_after\":64.57,\"global\":false}")));

        Attempt attempt = send(TemplatePreset.DISCORD, "/api/webhooks/1/TOKENOFTHEHOOK");

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.retryAfter()).contains(Duration.ofSeconds(65));
        assertThat(attempt.text()).contains("You are being rate limited.").doesNotContain("TOKENOFTHEHOOK");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DISCORD | /api/webhooks/1/t | 204 | '' | DELIVERED",
                "DISCORD | /api/webhooks/1/t | 404 | {\"message\":\"Unknown Webhook\",\"code\":10015} | FAILED",
                "DISCORD | /api/webhooks/1/t | 400 | {\"embeds\":[\"0\"]} | FAILED",
                "GOOGLE_CHAT | /v1/spaces/A/messages | 200 | {\"name\":\"spaces/A/messages/B\"} | DELIVERED",
                "GOOGLE_CHAT | /v1/spaces/A/messages | 429 | {\"error\":{\"code\":429}} | RETRY",
                "GOOGLE_CHAT | /v1/spaces/A/messages | 403 | {\"error\":{\"code\":403}} | FAILED",
                "GRAFANA_ANNOTATION | /api/annotations | 200 | {\"message\":\"Annotation added\",\"id\":1} | DELIVERED",
                "GRAFANA_ANNOTATION | /api/annotations | 401 | {\"message\":\"Invalid API key\"} | FAILED",
                "GRAFANA_ANNOTATION | /api/annotations | 404 | {\"message\":\"Not found\"} | FAILED",
                "GRAFANA_ANNOTATION | /api/annotations | 500 | {\"message\":\"Failed to save annotation\"} | RETRY",
                "PAGERDUTY_CHANGE | /v2/change/enqueue | 202 | {\"status\":\"success\"} | DELIVERED",
                "PAGERDUTY_CHANGE | /v2/change/enqueue | 400 | {\"status\":\"invalid event\"} | FAILED",
                "MATTERMOST | /hooks/x | 200 | ok | DELIVERED",
                "NTFY | / | 507 | {\"code\":50701} | RETRY",
            })
    void responseDeterminesOutcome(TemplatePreset preset, String path, int status, String body, Outcome outcome)
            throws Exception {
        RECEIVER.stubFor(get(anyUrl()).willReturn(okJson("[]")));
        RECEIVER.stubFor(
                post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThat(send(preset, path).outcome()).isEqualTo(outcome);
    }
}
