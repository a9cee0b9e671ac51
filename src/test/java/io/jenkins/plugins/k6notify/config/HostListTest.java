package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

    @Test
    void splitsAtWhiteSpaceAndCommas() {
        assertThat(HostList.names(" a.internal,b\r\n\n10.0.0.7 ")).containsExactly("a.internal", "b", "10.0.0.7");
        assertThat(HostList.names(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b_c.internal.", "10.0.0.7", "[::1]", "fe80::1", "::ffff:10.0.0.7"})
    void acceptsHost(String host) {
        assertThat(HostList.firstInvalid(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a", "a/b", "a:8080", "*.a", "<b>"})
    void findsInvalidHost(String word) {
        assertThat(HostList.firstInvalid("first " + word)).contains(word);
    }
}
