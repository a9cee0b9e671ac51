package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests according to <a href="https://www.standardwebhooks.com">Standard Webhooks</a>:
 * {@code v1,} followed by the base64 of the HMAC-SHA256 of {@code id.timestamp.body}. Immutable and safe for use by
 * several threads; {@link #toString()} contains neither secret nor key.
 */
public final class Signature {

    /** The header for the id of the message. */
    public static final String ID_HEADER = "webhook-id";

    /** The header for the time of the attempt, in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";

    /** The header for one or more signatures, separated by spaces. */
    public static final String SIGNATURE_HEADER = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";

    private final String secret;
    private final byte[] key;

    private Signature(String secret, byte[] key) {
        this.secret = secret;
        this.key = key;
    }

    /**
     * Creates a signature.
     *
     * @param secret the prefix {@code whsec_} and the base64 of the key, as in the specification; or any other text,
     *     whose UTF-8 bytes are the key. Surrounding white space is ignored
     * @throws UnusableEndpointException if the secret is empty, or if the prefix is not followed by base64
     */
    public static Signature of(String secret) {
        String trimmed = secret.trim();
        if (trimmed.isEmpty() || trimmed.equals(PREFIX)) {
            throw new UnusableEndpointException(ReasonKind.SIGNING_SECRET_EMPTY);
        }
        if (!isBase64(trimmed)) {
            return new Signature(trimmed, trimmed.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new Signature(trimmed, Base64.getDecoder().decode(trimmed.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            // Omits the cause, whose message quotes a character of the secret.
            throw new UnusableEndpointException(ReasonKind.SIGNING_SECRET_NOT_BASE64);
        }
    }

    /** Whether the secret contains its key as base64, that is, begins with {@code whsec_}. */
    public static boolean isBase64(String secret) {
        return secret.trim().startsWith(PREFIX);
    }

    /** Returns the secret that the key is from. */
    String secret() {
        return secret;
    }

    /** Returns the value of {@link #SIGNATURE_HEADER} for an attempt. */
    public String sign(String id, Instant attempt, String body) {
        String signed = id + '.' + attempt.getEpochSecond() + '.' + body;
        return VERSION + Base64.getEncoder().encodeToString(hmac(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] hmac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Signature[hidden]";
    }
}
