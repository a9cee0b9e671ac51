package io.jenkins.plugins.k6notify.engine.delivery.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whatever a receiver asks for, the wait is between a second and an hour. */
public final class RetryAfterTarget {

    private static final List<String> VALUES = List.of(
            "120",
            "99999999999999999999",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Mon, 23 Nov 2026 12:30:00 GMT",
            "-1",
            "1.5");

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private RetryAfterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Instant now = Instant.ofEpochSecond(data.consumeLong(0, Integer.MAX_VALUE));
        Optional<Duration> wait = RetryAfter.parse(data.consumeRemainingAsString(), now);
        if (wait.isPresent()
                && (wait.get().compareTo(Duration.ofSeconds(1)) < 0
                        || wait.get().compareTo(Duration.ofHours(1)) > 0)) {
            throw new IllegalStateException("a wait of " + wait.get());
        }
    }

    /** The time stands behind the text: a provider takes numbers from the end, the highest byte first. */
    public static List<byte[]> seeds() {
        return VALUES.stream().map(RetryAfterTarget::seed).toList();
    }

    private static byte[] seed(String value) {
        byte[] text = value.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(text.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text)
                .putInt((int) NOW.getEpochSecond())
                .array();
    }
}
