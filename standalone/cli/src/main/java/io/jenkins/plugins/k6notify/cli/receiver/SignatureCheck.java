package io.jenkins.plugins.k6notify.cli.receiver;

import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.time.Instant;
import java.util.List;

/**
 * Checks the signatures of requests.
 *
 * @param secrets accepted secrets: one match is enough, which allows for rotation
 */
record SignatureCheck(List<Signature> secrets) {

    SignatureCheck {
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
        boolean valid =
                secrets.stream().anyMatch(secret -> secret.verify(id, timestamp, signatures, request.body(), now));
        return valid ? SignatureState.VALID : SignatureState.INVALID;
    }
}
