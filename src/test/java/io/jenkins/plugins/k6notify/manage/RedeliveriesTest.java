package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RedeliveriesTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final List<UUID> sent = new ArrayList<>();

    private static List<UUID> messages(int count) {
        return LongStream.range(0, count).mapToObj(i -> new UUID(0, i)).toList();
    }

    private Redelivery submit(UUID message) {
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

    private static Redeliveries.Progress run(int messages, Redeliveries.Outbox outbox, BooleanSupplier full) {
        Redeliveries redeliveries = new Redeliveries(outbox, full, Runnable::run, CLOCK);
        assertThat(redeliveries.start(messages(messages))).isTrue();
        return redeliveries.progress().orElseThrow();
    }

    @Test
    void sendsMessagesInOrder() {
        Redeliveries.Progress end = run(3, this::submit, () -> false);
        assertThat(sent).isEqualTo(messages(3));
        assertThat(end).isEqualTo(new Redeliveries.Progress(3, Map.of(ActionResult.SUBMITTED, 3), NOON));
        assertThat(end.notice()).isEqualTo(new Notice("success", "Submitted again: 3 of 3 failed messages."));
    }

    @Test
    void countsEachResult() {
        Redeliveries.Outbox outbox = message -> switch ((int) message.getLeastSignificantBits()) {
            case 0 -> new Redelivery.AlreadyWaiting();
            case 1 -> new Redelivery.NotKept();
            case 2 -> throw new IOException("disk");
            default -> submit(message);
        };
        Redeliveries.Progress end = run(4, outbox, () -> false);
        assertThat(end.counts())
                .isEqualTo(Map.of(
                        ActionResult.SUBMITTED, 1,
                        ActionResult.ALREADY_WAITING, 1,
                        ActionResult.NOT_KEPT, 1,
                        ActionResult.NOT_SENT, 1));
        assertThat(end.notice().style()).isEqualTo("warning");
        assertThat(end.notice().text())
                .startsWith("Submitted again: 1 of 4 failed messages")
                .contains("Already waiting to be sent: 1.", "No longer stored: 1.", "(see the Jenkins log): 1.")
                .doesNotContain("Left for later");
    }

    @Test
    void stopsWhenOutboxIsFilling() {
        Redeliveries.Progress end = run(5, this::submit, () -> sent.size() == 2);
        assertThat(sent).hasSize(2);
        assertThat(end.left()).isEqualTo(3);
        assertThat(end.notice().text()).contains("Left for later because the outbox is filling up: 3.");
    }

    @Test
    void givesUpAfterTenFailures() {
        Redeliveries.Outbox broken = message -> {
            sent.add(message);
            throw new IOException("disk");
        };
        Redeliveries.Progress end = run(100, broken, () -> false);
        assertThat(sent).hasSize(10);
        assertThat(end.left()).isEqualTo(90);
    }

    @Test
    void otherTextIsNoMessageId() {
        UUID id = new UUID(1, 2);
        assertThat(Redeliveries.messageId(id.toString())).contains(id);
        assertThat(Redeliveries.messageId("../x")).isEmpty();
        assertThat(Redeliveries.messageId("")).isEmpty();
        assertThat(Redeliveries.messageId(null)).isEmpty();
    }

    @Test
    void runsOneRedeliveryAtATime() throws Exception {
        Queue<Runnable> work = new ArrayDeque<>();
        Redeliveries redeliveries = new Redeliveries(this::submit, () -> false, work::add, CLOCK);
        assertThat(redeliveries.progress()).isEmpty();
        assertThat(redeliveries.start(messages(2))).isTrue();
        assertThat(redeliveries.start(messages(2))).isFalse();
        redeliveries.await(Duration.ZERO);
        assertThat(redeliveries.progress().orElseThrow().notice())
                .isEqualTo(new Notice(
                        "info",
                        "Redelivering failed messages: 0 of 2 submitted. Reload this page to see the progress."));
        work.remove().run();
        redeliveries.await(Duration.ZERO);
        assertThat(redeliveries.progress().orElseThrow().ended()).isEqualTo(NOON);
        assertThat(redeliveries.start(messages(2))).isTrue();
    }
}
