package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final String ID = "19c5d426-3b4d-43c3-8277-37ad7d457430";
    private static final String BODY = "{\"event\":\"test.started\",\"name\":\"Käufe\"}";

    private final Instant now = Instant.now();

    @Test
    void isAcceptedByReferenceLibrary() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        Signature.ID_HEADER, List.of(ID),
                        Signature.TIMESTAMP_HEADER, List.of(Long.toString(now.getEpochSecond())),
                        Signature.SIGNATURE_HEADER, List.of(Signature.of(SECRET).sign(ID, now, BODY))),
                (name, value) -> true);

        assertThatCode(() -> new Webhook(SECRET).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(SECRET).verify(BODY + " ", headers))
                .isInstanceOf(Exception.class);
    }

    @Test
    void isThatOfReferenceLibrary() throws Exception {
        assertThat(Signature.of(SECRET).sign(ID, now, BODY))
                .isEqualTo(new Webhook(SECRET).sign(ID, now.getEpochSecond(), BODY));
    }

    /**
     * Some of these happen to be base64: the one of eight letters, and the one with the same letters as the one with
     * the prefix.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret12",
                "secret123",
                "a pass phrase!",
                "schlüssel",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "WHSEC_c2VjcmV0",
                " secret12\n"
            })
    void secretWithoutPrefixIsUsedAsText(String secret) {
        String prefixed =
                "whsec_" + Base64.getEncoder().encodeToString(secret.trim().getBytes(StandardCharsets.UTF_8));

        assertThat(Signature.isBase64(secret)).isFalse();
        assertThat(Signature.isBase64(prefixed)).isTrue();
        assertThat(Signature.isBase64(" " + prefixed)).isTrue();
        assertThat(Signature.of(secret).sign(ID, now, BODY))
                .isEqualTo(Signature.of(prefixed).sign(ID, now, BODY));
    }

    @Test
    void refusesAnUnusableSecretWithoutQuotingIt() {
        assertThatThrownBy(() -> Signature.of("  ")).hasMessage("the signing secret is empty");
        assertThatThrownBy(() -> Signature.of("whsec_")).hasMessage("the signing secret is empty");
        assertThatThrownBy(() -> Signature.of("whsec_#secret#"))
                .hasMessage("the signing secret starts with whsec_ but is not base64 after it")
                .hasNoCause();
        assertThat(Signature.of(SECRET)).hasToString("Signature[hidden]");
    }
}
