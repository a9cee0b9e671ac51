package io.jenkins.plugins.k6notify.measure;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Finished deliveries of all runs of all builds, to as many channels as needed to keep all of them; one in ten failed.
 */
final class ManyDeliveries {

    static final List<String> CHANNELS =
            IntStream.range(0, 50).mapToObj(i -> "channel " + i).toList();

    /** The first number after those of the real build. */
    static final int FIRST = 1000;

    private static final MessageFormat FORMAT = new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1.0");

    private ManyDeliveries() {}

    static void write(Path directory) throws IOException {
        try (DeliveryStore store = DeliveryStore.open(directory)) {
            write(store);
        }
    }

    private static void write(DeliveryStore store) throws IOException {
        Instant start = Instant.now().minusSeconds((long) PageLoad.BUILDS * PageLoad.RUNS * PageLoad.DELIVERIES);
        int sequence = FIRST;
        for (int build = 1; build <= PageLoad.BUILDS; build++) {
            for (int run = 0; run < PageLoad.RUNS; run++) {
                for (int i = 0; i < PageLoad.DELIVERIES; i++) {
                    sequence++;
                    String channel = CHANNELS.get(sequence % CHANNELS.size());
                    String orderingKey = PageLoad.JOB + "#" + build + "\n" + new UUID(build, run) + "\n" + channel;
                    store.finish(delivery(sequence, start.plusSeconds(sequence - FIRST), channel, orderingKey));
                }
            }
        }
    }

    private static Delivery delivery(int sequence, Instant at, String channel, String orderingKey) {
        boolean failed = sequence % 10 == 0;
        Attempt attempt = new Attempt(
                at,
                OptionalInt.of(failed ? 410 : 200),
                12,
                Reason.said(
                        failed
                                ? "the receiver returned HTTP 410: channel_is_archived"
                                : "the receiver returned HTTP 200: ok"),
                failed ? Outcome.FAILED : Outcome.DELIVERED,
                Optional.empty());
        return new Delivery(
                sequence,
                FORMAT.message(UUID.randomUUID(), new TestHookEvent()),
                new Endpoint(Endpoint.Kind.WEBHOOK, channel, "receiver-url", null, null),
                orderingKey,
                at,
                0,
                failed ? State.FAILED : State.DELIVERED,
                null,
                List.of(attempt));
    }
}
