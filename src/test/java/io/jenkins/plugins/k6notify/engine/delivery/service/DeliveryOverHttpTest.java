package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.RawReceiver;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** Tests the service with its own threads, over real connections. */
@Timeout(60)
class DeliveryOverHttpTest {

    @TempDir
    private Path directory;

    private final Set<String> threadNames = ConcurrentHashMap.newKeySet();
    private RawReceiver live;
    private RawReceiver dead;
    private URI again;
    private CountDownLatch asked;
    private DeliveryService service;

    @BeforeEach
    void start() throws Exception {
        asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        live = RawReceiver.sending("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        dead = new RawReceiver(connection -> {
            asked.countDown();
            never.await();
        });
        service = service();
    }

    private DeliveryService service() throws Exception {
        SendingClient client = SendingClient.of(HttpClient.newBuilder());
        Clock clock = Clock.systemUTC();
        return new DeliveryServiceBuilder(
                        DeliveryStore.open(directory), new HttpSender(this::resolve, () -> client, clock))
                .listener(delivery -> {
                    if (!delivery.isWaiting()) {
                        Thread thread = Thread.currentThread();
                        threadNames.add(thread.getName() + (thread.isDaemon() ? "" : ", not a daemon"));
                    }
                })
                .start();
    }

    private Target resolve(Delivery delivery) {
        URI uri =
                switch (delivery.endpoint().credentialsId()) {
                    case "dead" -> dead.uri();
                    case "again" -> again;
                    default -> live.uri();
                };
        return Target.unsigned(uri, AddressPolicy.anywhere(true, ""));
    }

    @AfterEach
    void stop() throws Exception {
        service.close(Duration.ZERO);
        live.close();
        dead.close();
    }

    @Test
    void silentReceiverDoesNotDelayOthers() throws Exception {
        CompletableFuture<Delivery> first = service.submit(Samples.webhook("dead"), "a", Samples.started());
        asked.await();
        List<CompletableFuture<Delivery>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(service.submit(Samples.webhook("live" + i % 3), "key " + i, Samples.started()));
        }

        for (CompletableFuture<Delivery> other : others) {
            assertThat(other.get(20, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
        }
        assertThat(first).isNotDone();
        assertThat(threadNames).isNotEmpty().allMatch(name -> name.matches("k6-notify delivery [0-9]+"));
    }

    @Test
    void concurrentSubmissionsAreDelivered() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<CompletableFuture<Delivery>>> handed = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Endpoint endpoint = Samples.webhook("live" + i % 5);
                String key = "key " + i % 20;
                handed.add(threads.submit(() -> service.submit(endpoint, key, Samples.finished())));
            }
            for (Future<CompletableFuture<Delivery>> result : handed) {
                assertThat(result.get().get(30, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(live.connections()).isEqualTo(200);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void closeInterruptsRequestAndKeepsDelivery() throws Exception {
        CompletableFuture<Delivery> first = service.submit(Samples.webhook("dead"), "a", Samples.started());
        asked.await();

        service.close(Duration.ofMillis(50));

        assertThat(first).isCancelled();
        try (DeliveryStore outbox = DeliveryStore.open(directory)) {
            List<Delivery> pending = new ArrayList<>();
            outbox.forEachPending(pending::add);
            assertThat(pending)
                    .hasSize(1)
                    .allMatch(delivery -> delivery.attempts().isEmpty());
        }
    }

    @Test
    void closeReleasesOutbox() throws Exception {
        service.close();

        service = service();

        CompletableFuture<Delivery> result = service.submit(Samples.webhook("live"), "a", Samples.started());
        assertThat(result.get(20, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void retriesAndRedeliveriesSendSameBytes() throws Exception {
        Queue<Integer> answers = new ConcurrentLinkedQueue<>(List.of(410, 503, 200));
        List<String> arrived = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String headers = new TreeMap<>(exchange.getRequestHeaders()).toString();
            arrived.add(headers + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answers.remove(), -1);
            exchange.close();
        });
        receiver.start();
        again = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
        try {
            Message message = Samples.message("test.finished", "{\"name\":\"Käufe \\u0000 💥\"}");
            Delivery failed =
                    service.submit(Samples.webhook("again"), "a", message).get(20, TimeUnit.SECONDS);
            service.close();
            service = service();
            service.history().load(() -> {});

            Redelivery redelivery = service.redeliver(message.id());

            Delivery delivered = ((Redelivery.Submitted) redelivery).end().get(20, TimeUnit.SECONDS);
            assertThat(failed.attempts()).extracting(Attempt::status).containsExactly(OptionalInt.of(410));
            assertThat(delivered.attempts())
                    .extracting(Attempt::status)
                    .containsExactly(OptionalInt.of(503), OptionalInt.of(200));
            assertThat(arrived).hasSize(3).containsOnly(arrived.get(0));
            assertThat(arrived.get(0)).contains(message.id().toString()).endsWith(message.body());
        } finally {
            receiver.stop(0);
        }
    }
}
