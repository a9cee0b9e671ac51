package io.jenkins.plugins.k6notify.cli.receiver.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderOrderTest {

    @Test
    void sortsAndSpellsHeadersOfContractFirst() {
        List<Header> headers = HeaderOrder.of(Map.of(
                        "X-custom-header", List.of("b", "a"),
                        "Accept", List.of("*/*"),
                        "User-agent", List.of("LoadImpactWebHook"),
                        "Webhook-id", List.of("1"),
                        "X-loadimpact-id", List.of("1"))
                .entrySet());

        assertThat(headers)
                .containsExactly(
                        new Header("X-LoadImpact-ID", "1"),
                        new Header("webhook-id", "1"),
                        new Header("User-Agent", "LoadImpactWebHook"),
                        new Header("Accept", "*/*"),
                        new Header("X-Custom-Header", "b"),
                        new Header("X-Custom-Header", "a"));
    }
}
