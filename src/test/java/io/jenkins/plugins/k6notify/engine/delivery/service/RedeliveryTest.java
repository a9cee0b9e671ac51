package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery.Submitted;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the redelivery of finished deliveries. */
class RedeliveryTest {

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private ScriptedService play;

    @BeforeEach
    void open() throws IOException {
        play = ScriptedService.open(directory, timer);
    }

    @AfterEach
    void close() {
        play.close();
    }

    private void restart() throws IOException {
        close();
        open();
    }

    private Redelivery redeliver(Message message) throws IOException {
        return play.service.redeliver(message.id());
    }

    @Test
    void sendsSameMessageWithOwnHistory() throws Exception {
        Message message = play.deliver("perf", 410);
        play.pass(Duration.ofHours(1));

        Redelivery redelivery = redeliver(message);
        play.threads.runAll();

        assertThat(play.sent).containsExactly(message, message);
        assertThat(redelivery).isInstanceOfSatisfying(Submitted.class, handed -> {
            assertThat(handed.delivery().sequence()).isEqualTo(2);
            assertThat(handed.delivery().redelivery()).isEqualTo(1);
            assertThat(handed.delivery().isRedelivery()).isTrue();
            assertThat(handed.delivery().created()).isEqualTo(timer.clock().instant());
            assertThat(handed.delivery().attempts()).isEmpty();
            assertThat(handed.delivery().orderingKey()).isEqualTo("key of perf");
            assertThat(handed.delivery().endpoint())
                    .isEqualTo(play.accepted.get(0).endpoint());
            assertThat(handed.end()).isCompletedWithValueMatching(delivery -> delivery.state() == State.DELIVERED);
            assertThat(handed.end().join().attempts()).hasSize(1);
        });
        assertThat(play.accepted).extracting(Delivery::redelivery).containsExactly(0, 1);
    }

    @Test
    void countsRedeliveries() throws Exception {
        Message message = play.deliver("perf", 410);
        for (int i = 0; i < 3; i++) {
            restart();
            redeliver(message);
            // Restarted before the attempt: the count is on disk too.
            restart();
            play.answers.add(503);
            play.pass(Duration.ofMinutes(1));
        }

        assertThat(play.rows()).extracting(Delivery::redelivery).containsExactly(3, 2, 1, 0);
        assertThat(play.rows()).extracting(row -> row.attempts().size()).containsExactly(2, 2, 2, 1);
        assertThat(play.rows()).extracting(row -> row.message().id()).containsOnly(message.id());
    }

    @Test
    void isRefusedWhileDeliveryIsWaiting() throws Exception {
        play.answers.addAll(List.of(500, 500));
        Message message = play.submit("perf", Samples.finished());
        assertThat(redeliver(message)).as("not tried yet").isInstanceOf(Redelivery.AlreadyWaiting.class);
        play.threads.runAll();
        assertThat(redeliver(message)).as("waiting for a retry").isInstanceOf(Redelivery.AlreadyWaiting.class);

        restart();
        assertThat(redeliver(message)).as("after a restart").isInstanceOf(Redelivery.AlreadyWaiting.class);
        play.pass(Duration.ofMinutes(1));

        assertThat(redeliver(message)).isInstanceOf(Submitted.class);
        assertThat(redeliver(message)).as("sent again just now").isInstanceOf(Redelivery.AlreadyWaiting.class);
    }

    @Test
    void isRefusedWhileOneOfTwoDeliveriesIsWaiting() throws Exception {
        Message message = play.deliver("perf", 200);
        play.submit("perf", message);
        play.submit("perf", message);
        play.threads.runOne();

        assertThat(redeliver(message)).isInstanceOf(Redelivery.AlreadyWaiting.class);
        play.threads.runAll();
        assertThat(redeliver(message)).isInstanceOf(Submitted.class);
    }

    @Test
    void droppedMessageCanBeRedelivered() throws Exception {
        close();
        play = ScriptedService.open(directory, timer, 1);
        play.submit("perf", Samples.finished());
        Message dropped = play.submit("perf", Samples.started());
        play.threads.runAll();
        assertThat(play.sent).doesNotContain(dropped);

        redeliver(dropped);
        play.threads.runAll();

        assertThat(play.sent).contains(dropped);
    }

    @Test
    void waitsForEarlierDeliveriesOfKey() throws Exception {
        Message first = play.deliver("perf", 410);
        play.answers.add(500);
        Message waiting = play.submit("perf", Samples.finished());
        play.threads.runAll();
        redeliver(first);
        play.pass(Duration.ofSeconds(2));

        assertThat(play.sent).containsExactly(first, waiting, waiting, first);
    }

    @Test
    void unknownMessageIsNotKept() throws Exception {
        assertThat(play.service.redeliver(UUID.randomUUID())).isInstanceOf(Redelivery.NotKept.class);
    }

    @Test
    void damagedMessageIsNotKept() throws Exception {
        Message damaged = play.deliver("perf", 410);
        Message whole = play.deliver("perf", 410);
        Path file = fileOf(damaged);
        Files.writeString(file, "{\"version\":2,\"orderingKey\":\"ru");
        try (LogRecords log = new LogRecords()) {
            assertThat(redeliver(damaged)).isInstanceOf(Redelivery.NotKept.class);
            assertThat(redeliver(damaged)).isInstanceOf(Redelivery.NotKept.class);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains(file.toString(), "it is not JSON of a delivery, or was cut off");
        }
        assertThat(directory.resolve("quarantine").resolve(file.getFileName())).exists();
        assertThat(redeliver(whole)).isInstanceOf(Submitted.class);
    }

    @Test
    void deletedMessageIsNotKept() throws Exception {
        Message message = play.deliver("perf", 410);
        Files.delete(fileOf(message));

        assertThat(redeliver(message)).isInstanceOf(Redelivery.NotKept.class);
    }

    @Test
    void canBeRepeatedAfterFailedWrite() throws Exception {
        Message message = play.deliver("perf", 410);
        // A directory in place of the file, which stops root too, unlike permissions.
        Path inTheWay = directory.resolve("pending/%019d-%s.json.tmp".formatted(2, message.id()));
        Files.createDirectories(inTheWay.resolve("x"));
        assertThatIOException().isThrownBy(() -> redeliver(message));

        assertThat(redeliver(message)).isInstanceOf(Submitted.class);
    }

    @Test
    void redeliverAfterCloseThrows() throws Exception {
        Message message = play.deliver("perf", 410);
        play.close();

        assertThatIOException().isThrownBy(() -> redeliver(message)).withMessageEndingWith("is closed");
    }

    private Path fileOf(Message message) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("done"))) {
            return files.filter(file -> file.toString().contains(message.id().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void onlyOneOfConcurrentCallsSends() throws Exception {
        int callers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            for (int round = 0; round < 20; round++) {
                Message message = play.deliver("perf", 410);
                CyclicBarrier together = new CyclicBarrier(callers);
                List<Future<Redelivery>> calls = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    calls.add(threads.submit(() -> {
                        together.await();
                        return redeliver(message);
                    }));
                }
                List<Redelivery> results = new ArrayList<>();
                for (Future<Redelivery> call : calls) {
                    results.add(call.get());
                }
                play.threads.runAll();
                assertThat(results).filteredOn(Submitted.class::isInstance).hasSize(1);
                assertThat(results)
                        .filteredOn(Redelivery.AlreadyWaiting.class::isInstance)
                        .hasSize(callers - 1);
                assertThat(play.sent).filteredOn(message::equals).hasSize(2);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
