package io.jenkins.plugins.k6notify.cli.receiver.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {

    private static final String ID = "19c5d426-3b4d-43c3-8277-37ad7d457430";
    private static final String BODY = "{\"event\":\"test.started\",\"name\":\"Käufe\"}";

    private final Instant now = Instant.parse("2026-11-23T07:30:00.5Z");
    private final String time = Long.toString(now.getEpochSecond());
    private final Signature secret = Signature.of("a pass phrase");
    private final String signature = secret.sign(ID, now, BODY);

    @Test
    void oneMatchingSignatureIsSufficient() {
        assertThat(check(ID, time, signature, now)).isEqualTo(SignatureState.VALID);
        assertThat(check(ID, time, "v1,AAAA " + signature, now)).isEqualTo(SignatureState.VALID);
        assertThat(check(ID, time, "v1,AAAA", now)).isEqualTo(SignatureState.INVALID);
        assertThat(check("x", time, signature, now)).isEqualTo(SignatureState.INVALID);
    }

    @Test
    void oneMatchingSecretIsSufficient() {
        SignatureCheck rotated = new SignatureCheck(List.of(Signature.of("another one"), secret));

        assertThat(rotated.check(request(ID, time, signature, BODY), now)).isEqualTo(SignatureState.VALID);
        assertThat(rotated.check(request(ID, time, signature, BODY + "x"), now)).isEqualTo(SignatureState.INVALID);
        assertThat(new SignatureCheck(List.of()).check(request(ID, time, signature, BODY), now))
                .isEqualTo(SignatureState.UNCHECKED);
    }

    @Test
    void refusesAnOldOrFutureTimestamp() {
        Instant signed = Instant.ofEpochSecond(now.getEpochSecond());

        assertThat(check(ID, time, signature, signed.plusSeconds(300))).isEqualTo(SignatureState.VALID);
        assertThat(check(ID, time, signature, signed.plusSeconds(301))).isEqualTo(SignatureState.INVALID);
        assertThat(check(ID, time, signature, now.plusSeconds(302))).isEqualTo(SignatureState.INVALID);
        assertThat(check(ID, time, signature, now.minusSeconds(302))).isEqualTo(SignatureState.INVALID);
    }

    @Test
    void refusesMissingAndGarbledHeaders() {
        assertThat(check(null, time, signature, now)).isEqualTo(SignatureState.INVALID);
        assertThat(check(ID, null, signature, now)).isEqualTo(SignatureState.INVALID);
        assertThat(check(ID, time, null, now)).isEqualTo(SignatureState.NONE);
        assertThat(check(ID, "soon", signature, now)).isEqualTo(SignatureState.INVALID);
        assertThat(check(ID, Long.toString(Long.MAX_VALUE), signature, now)).isEqualTo(SignatureState.INVALID);
    }

    private SignatureState check(String id, String timestamp, String signatures, Instant at) {
        return new SignatureCheck(List.of(secret)).check(request(id, timestamp, signatures, BODY), at);
    }

    private static HookRequest request(String id, String timestamp, String signatures, String body) {
        List<Header> headers = new ArrayList<>();
        add(headers, Signature.ID_HEADER, id);
        add(headers, Signature.TIMESTAMP_HEADER, timestamp);
        add(headers, Signature.SIGNATURE_HEADER, signatures);
        return new HookRequest("127.0.0.1:1", "POST", "/webhook", headers, body, false);
    }

    private static void add(List<Header> headers, String name, String value) {
        if (value != null) {
            headers.add(new Header(name, value));
        }
    }
}
