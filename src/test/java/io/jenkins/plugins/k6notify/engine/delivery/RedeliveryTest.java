package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Redelivery.HandedOver;
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

/** Sending once more what came to its end. */
class RedeliveryTest {

    @TempDir
    private Path directory;

    private final ManualAlarm alarm = new ManualAlarm();
    private PlayedCourier play;

    @BeforeEach
    void open() throws IOException {
        play = PlayedCourier.open(directory, alarm);
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
        return play.courier.redeliver(message.id());
    }

    @Test
    void sendsTheSameMessageWithAHistoryOfItsOwn() throws Exception {
        Message message = play.deliver("perf", 410);
        play.pass(Duration.ofHours(1));

        Redelivery redelivery = redeliver(message);
        play.threads.runAll();

        assertThat(play.sent).containsExactly(message, message);
        assertThat(redelivery).isInstanceOfSatisfying(HandedOver.class, handed -> {
            assertThat(handed.delivery().sequence()).isEqualTo(2);
            assertThat(handed.delivery().redelivery()).isEqualTo(1);
            assertThat(handed.delivery().isRedelivery()).isTrue();
            assertThat(handed.delivery().created()).isEqualTo(alarm.clock().instant());
            assertThat(handed.delivery().attempts()).isEmpty();
            assertThat(handed.delivery().lane()).isEqualTo("lane of perf");
            assertThat(handed.delivery().endpoint())
                    .isEqualTo(play.accepted.get(0).endpoint());
            assertThat(handed.end()).isCompletedWithValueMatching(delivery -> delivery.state() == State.DELIVERED);
            assertThat(handed.end().join().attempts()).hasSize(1);
        });
        assertThat(play.accepted).extracting(Delivery::redelivery).containsExactly(0, 1);
    }

    @Test
    void countsUpWhateverIsSentAgain() throws Exception {
        Message message = play.deliver("perf", 410);
        for (int i = 0; i < 3; i++) {
            restart();
            redeliver(message);
            // Before it was tried: what is on disk says so too.
            restart();
            play.answers.add(503);
            play.pass(Duration.ofMinutes(1));
        }

        assertThat(play.rows()).extracting(LoggedDelivery::redelivery).containsExactly(3, 2, 1, 0);
        assertThat(play.rows()).extracting(row -> row.attempts().size()).containsExactly(2, 2, 2, 1);
        assertThat(play.rows()).extracting(LoggedDelivery::id).containsOnly(message.id());
    }

    @Test
    void isRefusedWhileADeliveryOfTheMessageIsNotAtItsEnd() throws Exception {
        play.answers.addAll(List.of(500, 500));
        Message message = play.hand("perf", Samples.finished());
        assertThat(redeliver(message)).as("not tried yet").isInstanceOf(Redelivery.UnderWay.class);
        play.threads.runAll();
        assertThat(redeliver(message)).as("waiting for a retry").isInstanceOf(Redelivery.UnderWay.class);

        restart();
        assertThat(redeliver(message)).as("after a restart").isInstanceOf(Redelivery.UnderWay.class);
        play.pass(Duration.ofMinutes(1));

        assertThat(redeliver(message)).isInstanceOf(HandedOver.class);
        assertThat(redeliver(message)).as("sent again just now").isInstanceOf(Redelivery.UnderWay.class);
    }

    @Test
    void isRefusedWhileOneOfTwoDeliveriesIsNotAtItsEnd() throws Exception {
        Message message = play.deliver("perf", 200);
        play.hand("perf", message);
        play.hand("perf", message);
        play.threads.runOne();

        assertThat(redeliver(message)).isInstanceOf(Redelivery.UnderWay.class);
        play.threads.runAll();
        assertThat(redeliver(message)).isInstanceOf(HandedOver.class);
    }

    @Test
    void whatWasDroppedCanBeSentToo() throws Exception {
        close();
        play = PlayedCourier.open(directory, alarm, 1);
        play.hand("perf", Samples.finished());
        Message dropped = play.hand("perf", Samples.started());
        play.threads.runAll();
        assertThat(play.sent).doesNotContain(dropped);

        redeliver(dropped);
        play.threads.runAll();

        assertThat(play.sent).contains(dropped);
    }

    @Test
    void goesBehindWhatWaitsInItsLane() throws Exception {
        Message first = play.deliver("perf", 410);
        play.answers.add(500);
        Message waiting = play.hand("perf", Samples.finished());
        play.threads.runAll();
        redeliver(first);
        play.pass(Duration.ofSeconds(2));

        assertThat(play.sent).containsExactly(first, waiting, waiting, first);
    }

    @Test
    void anUnknownMessageIsNotKept() throws Exception {
        assertThat(play.courier.redeliver(UUID.randomUUID())).isInstanceOf(Redelivery.NotKept.class);
    }

    @Test
    void withoutAnArchiveNothingIsKept() throws Exception {
        Path other = directory.resolve("other");
        ManualThreads threads = new ManualThreads();
        try (Courier courier = new CourierBuilder(Outbox.open(other), (endpoint, message) -> {
                    throw new UnresolvableEndpointException("gone");
                })
                .threads(threads)
                .start()) {
            Message message = Samples.finished();
            courier.hand(Samples.webhook("hook"), "lane", message);
            threads.runAll();
            assertThat(courier.redeliver(message.id())).isInstanceOf(Redelivery.NotKept.class);
            assertThat(courier.redeliver(message.id()))
                    .as("not under way since")
                    .isInstanceOf(Redelivery.NotKept.class);
        }
        try (Stream<Path> files = Files.list(other)) {
            assertThat(files).extracting(DurableDirectory::nameOf).containsExactly("outbox.lock");
        }
    }

    @Test
    void aMessageThatCannotBeReadIsSetAsideAndNotKept() throws Exception {
        Message damaged = play.deliver("perf", 410);
        Message whole = play.deliver("perf", 410);
        Path file = fileOf(damaged);
        Files.writeString(file, "{\"version\":1,\"lane\":\"ru");
        try (LogRecords log = new LogRecords()) {
            assertThat(redeliver(damaged)).isInstanceOf(Redelivery.NotKept.class);
            assertThat(redeliver(damaged)).isInstanceOf(Redelivery.NotKept.class);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains(file.toString(), "it is not JSON, or was cut off");
        }
        assertThat(directory.resolve("damaged").resolve(DurableDirectory.nameOf(file)))
                .exists();
        assertThat(redeliver(whole)).isInstanceOf(HandedOver.class);
    }

    @Test
    void aMessageThatSomebodyDeletedIsNotKept() throws Exception {
        Message message = play.deliver("perf", 410);
        Files.delete(fileOf(message));

        assertThat(redeliver(message)).isInstanceOf(Redelivery.NotKept.class);
    }

    @Test
    void isNotUnderWayWhenItCouldNotBePutOnDisk() throws Exception {
        Message message = play.deliver("perf", 410);
        // A directory stands where the file is to be written: for root, no permission would be in the way.
        Path inTheWay = directory.resolve(DeliveryFileName.of(2, message.id()) + DurableDirectory.TEMPORARY);
        Files.createDirectories(inTheWay.resolve("x"));
        assertThatIOException().isThrownBy(() -> redeliver(message));

        assertThat(redeliver(message)).isInstanceOf(HandedOver.class);
    }

    @Test
    void takesNothingOnceItIsClosed() throws Exception {
        Message message = play.deliver("perf", 410);
        play.close();

        assertThatIOException().isThrownBy(() -> redeliver(message)).withMessageEndingWith("is closed");
    }

    private Path fileOf(Message message) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("sent"))) {
            return files.filter(file -> file.toString().contains(message.id().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void ofManyCallsAtATimeOneSends() throws Exception {
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
                assertThat(results).filteredOn(HandedOver.class::isInstance).hasSize(1);
                assertThat(results)
                        .filteredOn(Redelivery.UnderWay.class::isInstance)
                        .hasSize(callers - 1);
                assertThat(play.sent).filteredOn(message::equals).hasSize(2);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
