package io.jenkins.plugins.k6notify.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.WebhookHeaders;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderingKeyTest {

    private static final OrderingKey KEY = new OrderingKey("folder/load test#42", new UUID(1, 2));

    private static Recipient recipient(String channel) {
        return new Recipient(
                new Endpoint(Endpoint.Kind.WEBHOOK, channel, "url", null, null),
                new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1"),
                event -> true);
    }

    @Test
    void leadsBackToItsBuildAndRun() {
        assertThat(OrderingKey.read(KEY.to(recipient("perf")))).contains(KEY);
    }

    @Test
    void isAnotherForEachChannel() {
        assertThat(KEY.to(recipient("perf"))).isNotEqualTo(KEY.to(recipient("alerts")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cli", "a\nb\nc", "a#1\n00000000-0000-0000-0000-000000000000"})
    void othersLeadNowhere(String key) {
        assertThat(OrderingKey.read(key)).isEmpty();
    }
}
