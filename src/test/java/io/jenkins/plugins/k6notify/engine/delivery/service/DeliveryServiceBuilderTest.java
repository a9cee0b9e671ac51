package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the defaults of a service that is built with a store and a transport only. */
@Timeout(60)
class DeliveryServiceBuilderTest {

    @TempDir
    private Path directory;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CountDownLatch under = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    private DeliveryService start() throws IOException {
        return new DeliveryServiceBuilder(DeliveryStore.open(directory), this::send).start();
    }

    private Attempt send(Delivery delivery) throws InterruptedException {
        threads.add(Thread.currentThread());
        under.countDown();
        answer.await();
        return Attempt.unanswered(Instant.now(), 1, Reason.said("ok"), Outcome.DELIVERED);
    }

    @Test
    void sendsOnNamedDaemonThreads() throws Exception {
        answer.countDown();
        try (DeliveryService service = start()) {
            CompletableFuture<Delivery> end = service.submit(Samples.webhook("hook"), "a", Samples.started());

            assertThat(end.get(30, TimeUnit.SECONDS).state()).isEqualTo(State.DELIVERED);
        }
        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.getName()).isEqualTo("k6-notify delivery 1");
            assertThat(thread.isDaemon()).isTrue();
        });
    }

    @Test
    void hasDefaultRetentionAndCapacity() throws Exception {
        answer.countDown();
        try (DeliveryService service = start()) {
            service.submit(Samples.webhook("hook"), "a", Samples.started()).get(30, TimeUnit.SECONDS);

            assertThat(service.history().deliveries(row -> true, DeliveryHistory.NEWEST, 10))
                    .extracting(Delivery::state)
                    .containsExactly(State.DELIVERED);
            assertThat(service.level()).isEqualTo(new OutboxLevel(0, 10_000, 0));
        }
    }

    @Test
    void closeWaitsForRequestInFlight() throws Exception {
        DeliveryService service = start();
        CompletableFuture<Delivery> end = service.submit(Samples.webhook("hook"), "a", Samples.started());
        assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(service.waiting()).isEqualTo(1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> service.close(Duration.ofSeconds(30)));
        answer.countDown();

        closing.get(30, TimeUnit.SECONDS);

        assertThat(end).isCompletedWithValueMatching(delivery -> delivery.state() == State.DELIVERED);
    }

    @Test
    void closeInterruptsSlowRequestAndKeepsDelivery() throws Exception {
        DeliveryService service = start();
        CompletableFuture<Delivery> end = service.submit(Samples.webhook("hook"), "a", Samples.started());
        assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();

        service.close(Duration.ZERO);

        assertThat(end).isCancelled();
        threads.get(0).join(Duration.ofSeconds(30).toMillis());
        assertThat(threads.get(0).isAlive()).isFalse();
        try (DeliveryService next = start()) {
            assertThat(next.history().deliveries(row -> true, DeliveryHistory.NEWEST, 10))
                    .as("the next service has it")
                    .hasSize(1);
            answer.countDown();
        }
    }

    @Test
    void requiresStoreAndTransport() throws Exception {
        try (DeliveryStore store = DeliveryStore.open(directory)) {
            assertThatNullPointerException().isThrownBy(() -> new DeliveryServiceBuilder(store, null));
        }
        assertThatNullPointerException().isThrownBy(() -> new DeliveryServiceBuilder(null, this::send));
    }
}
