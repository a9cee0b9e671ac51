package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Whatever a file in the outbox holds, it is a delivery that can be written again, or is set aside. */
public final class DeliveryFileTarget {

    private DeliveryFileTarget() {}

    public static void fuzzerTestOneInput(byte[] file) throws IOException {
        Delivery delivery;
        try {
            delivery = DeliveryJson.read(1, file);
        } catch (IOException e) {
            return;
        }
        if (!DeliveryJson.read(1, DeliveryJson.write(delivery)).equals(delivery)) {
            throw new IllegalStateException("it is another one when it is written again");
        }
    }

    /** One with all there is, to start from. */
    public static byte[] sample() {
        Instant at = Instant.parse("2026-11-23T12:00:00Z");
        Message message =
                new Message(new UUID(1, 2), "test.finished", Map.of("X-LoadImpact-Event", "test.finished"), "{}");
        Endpoint endpoint = new Endpoint(Endpoint.Kind.WEBHOOK, "perf", "perf-url", "perf-key", "folder/job");
        Attempt attempt = new Attempt(
                at, OptionalInt.of(503), 12, "later", Attempt.Outcome.RETRY, Optional.of(Duration.ofSeconds(7)));
        try {
            return DeliveryJson.write(Delivery.handedOver(1, message, endpoint, "lane", at)
                    .after(attempt, Optional.of(Duration.ofSeconds(7))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
