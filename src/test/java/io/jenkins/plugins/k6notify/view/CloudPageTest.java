package io.jenkins.plugins.k6notify.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.k6.io/runs/123",
                "https://example.grafana.net/a/k6-app/runs/123",
                "https://example.grafana.net/a/k6-app/runs/123/",
            })
    void acceptsUrlsOfK6Cloud(String url) {
        assertThat(CloudPage.of(url)).contains(url);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://APP.K6.IO/runs/123, https://app.k6.io/runs/123",
        "https://app.k6.io/runs/123?next=https://example.com#x, https://app.k6.io/runs/123",
    })
    void keepsHostAndPathOnly(String url, String kept) {
        assertThat(CloudPage.of(url)).contains(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "-",
                "http://app.k6.io/runs/123",
                "javascript://app.k6.io/runs/123%0aalert(1)",
                "https://app.k6.io.example.com/runs/123",
                "https://example.com/runs/123",
                "https://example.com/app.k6.io/runs/123",
                "https://evil-grafana.net/runs/123",
                "https://a.b.grafana.net/runs/123",
                "https://.grafana.net/runs/123",
                "https://app.k6.io@example.com/runs/123",
                "https://user@app.k6.io/runs/123",
                "https://app.k6.io:8443/runs/123",
                "https://app.k6.io",
                "https://app.k6.io/runs/",
                "https://app.k6.io/runs/../login",
                "https://app.k6.io/logout?to=/runs/123",
                "https://app.k6.io/runs/1 2",
                "https://app.k6.io\\@example.com/runs/123",
                "//app.k6.io/runs/123",
                "mailto:runs@app.k6.io",
            })
    void refusesOtherUrls(String url) {
        assertThat(CloudPage.of(url)).isEmpty();
    }
}
