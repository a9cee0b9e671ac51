package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The courier with its own threads, over real connections. */
@Timeout(60)
class CourierOverHttpTest {

    @TempDir
    private Path directory;

    private final Set<String> threadNames = ConcurrentHashMap.newKeySet();
    private RawReceiver live;
    private RawReceiver dead;
    private CountDownLatch asked;
    private Courier courier;

    @BeforeEach
    void start() throws Exception {
        asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        live = RawReceiver.sending("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        dead = new RawReceiver(connection -> {
            asked.countDown();
            never.await();
        });
        courier = courier();
    }

    private Courier courier() throws Exception {
        HttpClient client = HttpSender.client(HttpClient.newBuilder());
        return new CourierBuilder(
                        Outbox.open(directory), this::resolve, new HttpSender(() -> client, Clock.systemUTC()))
                .listener(new DeliveryListener() {
                    @Override
                    public void delivered(Delivery delivery) {
                        Thread thread = Thread.currentThread();
                        threadNames.add(thread.getName() + (thread.isDaemon() ? "" : ", not a daemon"));
                    }
                })
                .start();
    }

    private Target resolve(Endpoint endpoint) {
        URI uri = endpoint.credentialsId().equals("dead") ? dead.uri() : live.uri();
        return Target.unsigned(uri, AddressRules.anywhere(true, ""));
    }

    @AfterEach
    void stop() throws Exception {
        courier.close(Duration.ZERO);
        live.close();
        dead.close();
    }

    @Test
    void aReceiverThatNeverAnswersHoldsUpNoOther() throws Exception {
        CompletableFuture<Delivery> first = courier.hand(Samples.webhook("dead"), "a", Samples.started());
        asked.await();
        List<CompletableFuture<Delivery>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(courier.hand(Samples.webhook("live" + i % 3), "lane " + i, Samples.started()));
        }

        for (CompletableFuture<Delivery> other : others) {
            assertThat(other.get(20, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
        }
        assertThat(first).isNotDone();
        assertThat(threadNames).isNotEmpty().allMatch(name -> name.matches("k6-notify delivery [1-4]"));
    }

    @Test
    void manyThreadsMayHandOver() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<CompletableFuture<Delivery>>> handed = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Endpoint endpoint = Samples.webhook("live" + i % 5);
                String lane = "lane " + i % 20;
                handed.add(threads.submit(() -> courier.hand(endpoint, lane, Samples.finished())));
            }
            for (Future<CompletableFuture<Delivery>> result : handed) {
                assertThat(result.get().get(30, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(live.connections()).isEqualTo(200);
        assertThat(courier.waiting()).isZero();
    }

    @Test
    void closingInterruptsWhatDoesNotEndAndKeepsIt() throws Exception {
        CompletableFuture<Delivery> first = courier.hand(Samples.webhook("dead"), "a", Samples.started());
        asked.await();

        courier.close(Duration.ofMillis(50));

        assertThat(first).isCancelled();
        try (Outbox outbox = Outbox.open(directory)) {
            assertThat(outbox.takeRecovered())
                    .hasSize(1)
                    .allMatch(delivery -> delivery.attempts().isEmpty());
        }
    }

    @Test
    void closingLetsOthersOpenTheOutbox() throws Exception {
        courier.close();

        courier = courier();

        CompletableFuture<Delivery> result = courier.hand(Samples.webhook("live"), "a", Samples.started());
        assertThat(result.get(20, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
    }
}
