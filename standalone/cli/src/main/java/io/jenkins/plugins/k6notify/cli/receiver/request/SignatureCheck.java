package io.jenkins.plugins.k6notify.cli.receiver.request;

import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the signatures of requests according to <a href="https://www.standardwebhooks.com">Standard Webhooks</a>:
 * signed at most five minutes before or after the request.
 *
 * @param secrets accepted secrets: one match is enough, which allows for rotation
 */
public record SignatureCheck(List<Signature> secrets) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    public SignatureCheck {
        secrets = List.copyOf(secrets);
    }

    SignatureState check(HookRequest request, Instant now) {
        String id = request.header(Signature.ID_HEADER);
        String timestamp = request.header(Signature.TIMESTAMP_HEADER);
        String signatures = request.header(Signature.SIGNATURE_HEADER);
        if (signatures == null) {
            return SignatureState.NONE;
        }
        if (secrets.isEmpty() || request.truncated()) {
            return SignatureState.UNCHECKED;
        }
        if (id == null || timestamp == null) {
            return SignatureState.INVALID;
        }
        boolean valid = time(timestamp, now)
                .filter(at ->
                        secrets.stream().anyMatch(secret -> matches(secret.sign(id, at, request.body()), signatures)))
                .isPresent();
        return valid ? SignatureState.VALID : SignatureState.INVALID;
    }

    private static Optional<Instant> time(String timestamp, Instant now) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                    .filter(at -> Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether one of several signatures is the expected one. Compares in constant time. */
    private static boolean matches(String expected, String signatures) {
        boolean matches = false;
        for (String signature : signatures.split(" ")) {
            matches |= MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        }
        return matches;
    }
}
