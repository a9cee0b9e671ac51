package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {

    @ParameterizedTest
    @CsvSource({
        "Authorization, ' glsa_0123456789 ', Bearer glsa_0123456789",
        "authorization, glsa_0123456789, Bearer glsa_0123456789",
        "Authorization, Basic dXNlcjpwYXNz, Basic dXNlcjpwYXNz",
        "Authorization, GenieKey 0123456789, GenieKey 0123456789",
        "X-Api-Key, 0123456789, 0123456789"
    })
    void bearerIsDefaultScheme(String header, String secret, String value) {
        assertThat(Authorization.of(header, secret).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, ''",
        "Authorization, 'a\nX-Other: b'",
        "Authorization, schlüssel",
        "'X Api', secret",
        "'X-Api:', secret",
        "'', secret"
    })
    void unsendableSecretOrHeaderIsRefusedWithoutSecret(String header, String secret) {
        assertThatThrownBy(() -> Authorization.of(header, secret))
                .isInstanceOf(UnusableEndpointException.class)
                .hasMessageNotContaining("ssel")
                .hasMessageNotContaining("X-Other");
    }

    @Test
    void secretForBodyIsValueOfItsKey() {
        Authorization authorization = Authorization.of("body:routing_key", "0123456789abcdef");

        assertThat(authorization.addTo("{\"a\":\"body:routing_key\"}"))
                .isEqualTo("{\"a\":\"body:routing_key\",\"routing_key\":\"0123456789abcdef\"}");
        assertThat(authorization.addTo("[1]")).isEqualTo("[1]");
        assertThat(authorization).hasToString("Authorization[body:routing_key]");
    }

    @Test
    void secretIsNeitherInTextNorInMaskedResponse() {
        Authorization authorization = Authorization.of("Authorization", "Basic dXNlcjpwYXNz");
        Target target = Target.unsigned(URI.create("https://h.example/"), AddressPolicy.anywhere(false, ""))
                .with(authorization);

        assertThat(authorization.toString() + target).doesNotContain("dXNl");
        assertThat(target.redaction().apply("no user dXNlcjpwYXNz, Basic dXNlcjpwYXNz"))
                .isEqualTo("no user ****, ****");
    }
}
