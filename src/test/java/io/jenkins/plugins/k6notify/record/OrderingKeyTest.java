package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderingKeyTest {

    private static final OrderingKey KEY = new OrderingKey("folder/load test#42", new UUID(1, 2));

    @Test
    void leadsBackToItsBuildAndRun() {
        assertThat(OrderingKey.read(KEY.to("perf"))).contains(KEY);
    }

    @Test
    void isAnotherForEachChannel() {
        assertThat(KEY.to("perf")).isNotEqualTo(KEY.to("alerts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cli", "a\nb\nc", "a#1\n00000000-0000-0000-0000-000000000000"})
    void othersLeadNowhere(String key) {
        assertThat(OrderingKey.read(key)).isEmpty();
    }
}
