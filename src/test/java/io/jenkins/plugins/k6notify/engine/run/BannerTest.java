package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BannerTest {

    @ParameterizedTest
    @CsvSource({
        "checkout.js, checkout.js",
        "tests/checkout.js, checkout.js",
        "/home/ci/tests/checkout.js, checkout.js",
        "./checkout.js, checkout.js",
        "C:\\ci\\tests\\checkout.js, checkout.js",
        "C:/ci/tests\\checkout.js, checkout.js",
        "file:///home/ci/tests/checkout.js, checkout.js",
        "https://example.com/tests/checkout.js, checkout.js",
        "https://example.com/tests/checkout.js?at=v1/v2#top, checkout.js",
        "https://example.com/tests/?at=v1, tests",
        "https://example.com, example.com",
        "github.com/acme/perf/checkout.js, checkout.js",
        "'tests/check out?.js', check out?.js",
        "tests/, tests",
        "/, /",
        "****, ****"
    })
    void scriptNameIsBaseName(String script, String name) {
        assertThat(of(script).scriptName()).isEqualTo(name);
    }

    @Test
    void standardInputHasNoScriptName() {
        assertThat(of("-").scriptName()).isNull();
        assertThat(of(null).scriptName()).isNull();
    }

    private static Banner of(String script) {
        return new Banner(Execution.LOCAL, script, null, null);
    }
}
