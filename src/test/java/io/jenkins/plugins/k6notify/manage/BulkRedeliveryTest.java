package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.WebhookHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BulkRedeliveryTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final List<UUID> sent = new ArrayList<>();

    private static List<UUID> messages(int count) {
        return LongStream.range(0, count).mapToObj(i -> new UUID(0, i)).toList();
    }

    private Redelivery handOver(UUID message) {
        sent.add(message);
        Delivery delivery = new Delivery(
                1,
                new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1").message(message, new TestHookEvent()),
                new Endpoint(Endpoint.Kind.WEBHOOK, "perf", "url", null, null),
                "key",
                NOON,
                1,
                Delivery.State.WAITING,
                null,
                List.of());
        return new Redelivery.Submitted(delivery, new CompletableFuture<>());
    }

    private static BulkRedelivery.Progress run(BulkRedelivery resending) {
        resending.run();
        return resending.progress();
    }

    @Test
    void sendsAllInTheirOrder() {
        BulkRedelivery.Progress end = run(new BulkRedelivery(messages(3), this::handOver, () -> false, CLOCK));
        assertThat(sent).isEqualTo(messages(3));
        assertThat(end).isEqualTo(new BulkRedelivery.Progress(3, 3, 0, 0, 0, NOON));
        assertThat(Notice.of(end)).isEqualTo(new Notice("success", "Submitted again: 3 of 3 failed messages."));
    }

    @Test
    void countsWhatCameOfEach() {
        BulkRedelivery.Redelivering outbox = message -> switch ((int) message.getLeastSignificantBits()) {
            case 0 -> new Redelivery.AlreadyWaiting();
            case 1 -> new Redelivery.NotKept();
            case 2 -> throw new IOException("disk");
            default -> handOver(message);
        };
        BulkRedelivery.Progress end = run(new BulkRedelivery(messages(4), outbox, () -> false, CLOCK));
        assertThat(end).isEqualTo(new BulkRedelivery.Progress(4, 1, 1, 1, 1, NOON));
        assertThat(Notice.of(end).style()).isEqualTo("warning");
        assertThat(Notice.of(end).text())
                .startsWith("Submitted again: 1 of 4 failed messages")
                .contains("Already waiting to be sent: 1.", "No longer stored: 1.", "(see the Jenkins log): 1.")
                .doesNotContain("Left for later");
    }

    @Test
    void leavesRoomForTheMessagesOfToday() {
        BulkRedelivery.Progress end =
                run(new BulkRedelivery(messages(5), this::handOver, () -> sent.size() == 2, CLOCK));
        assertThat(sent).hasSize(2);
        assertThat(end.left()).isEqualTo(3);
        assertThat(Notice.of(end).text()).contains("Left for later because the outbox is filling up: 3.");
    }

    @Test
    void givesUpOnABrokenDisk() {
        BulkRedelivery.Redelivering broken = message -> {
            sent.add(message);
            throw new IOException("disk");
        };
        BulkRedelivery.Progress end = run(new BulkRedelivery(messages(100), broken, () -> false, CLOCK));
        assertThat(sent).hasSize(10);
        assertThat(end.left()).isEqualTo(90);
    }

    @Test
    void thereIsOneAtATime() throws Exception {
        Queue<Runnable> work = new ArrayDeque<>();
        BulkRedeliveries resendings = new BulkRedeliveries(work::add, CLOCK);
        assertThat(resendings.news()).isEmpty();
        BulkRedelivery first =
                resendings.begin(messages(2), this::handOver, () -> false).orElseThrow();
        assertThat(resendings.begin(messages(2), this::handOver, () -> false)).isEmpty();
        first.await(Duration.ZERO);
        assertThat(resendings.news().map(Notice::of).orElseThrow())
                .isEqualTo(new Notice(
                        "info",
                        "Redelivering failed messages: 0 of 2 submitted. Reload this page to see the progress."));
        work.remove().run();
        first.await(Duration.ZERO);
        assertThat(resendings.news().orElseThrow().ended()).isEqualTo(NOON);
        assertThat(resendings.begin(messages(2), this::handOver, () -> false)).isPresent();
    }
}
