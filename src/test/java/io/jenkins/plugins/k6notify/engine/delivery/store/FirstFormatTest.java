package io.jenkins.plugins.k6notify.engine.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the conversion of files that the first version wrote. */
class FirstFormatTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void copyFiles() throws Exception {
        Path source = Path.of(Objects.requireNonNull(getClass().getResource("/outbox-v1/damaged/notes.txt"))
                        .toURI())
                .getParent()
                .getParent();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static List<Delivery> pending(DeliveryStore store) throws IOException {
        List<Delivery> pending = new ArrayList<>();
        store.forEachPending(pending::add);
        return pending;
    }

    private static List<Delivery> finished(DeliveryStore store) throws IOException {
        return store.finished().stream()
                .flatMap(file -> store.readIfPossible(file).stream())
                .sorted(Comparator.comparingLong(Delivery::sequence))
                .toList();
    }

    @Test
    void readsWaitingDeliveries() throws Exception {
        try (DeliveryStore store = DeliveryStore.open(directory)) {
            assertThat(pending(store))
                    .extracting(Delivery::sequence, Delivery::orderingKey, Delivery::created)
                    .containsExactly(
                            tuple(4L, "hook build/demo#1 1", CREATED), tuple(5L, "hook build/demo#1 1", CREATED));
            Delivery tried = pending(store).get(0);
            assertThat(tried.nextAttempt()).isEqualTo(Instant.parse("2026-11-20T10:01:32.040Z"));
            assertThat(tried.endpoint().context()).isEqualTo("team/job");
            assertThat(tried.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.retryAfter()).contains(Duration.ofSeconds(90)));
        }
    }

    @Test
    void finishedDeliveriesKeepAttempts() throws Exception {
        for (int opened = 0; opened < 2; opened++) {
            try (DeliveryStore store = DeliveryStore.open(directory)) {
                assertThat(finished(store))
                        .extracting(
                                Delivery::sequence,
                                Delivery::state,
                                Delivery::redelivery,
                                one -> one.lastAttempt().map(Attempt::text).orElse(""))
                        .containsExactly(
                                tuple(1L, State.DELIVERED, 0, "Slack returned HTTP 200: ok"),
                                tuple(2L, State.DELIVERED, 0, "Slack returned HTTP 200: ok"),
                                tuple(3L, State.FAILED, 0, "Slack returned HTTP 410: channel_is_archived"),
                                tuple(6L, State.DELIVERED, 1, "Slack returned HTTP 200: ok"));
                assertThat(finished(store))
                        .allMatch(delivery -> delivery.attempts().size() == 1);
            }
        }
    }

    @Test
    void sequenceContinues() throws Exception {
        try (DeliveryStore store = DeliveryStore.open(directory)) {
            assertThat(store.add(Samples.started(), Samples.slack("perf"), "run", CREATED)
                            .sequence())
                    .isEqualTo(7);
        }
    }

    @Test
    void convertsAllFiles() throws Exception {
        DeliveryStore.open(directory).close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("pending", "done", "quarantine", "outbox.lock");
        }
        assertThat(directory.resolve("quarantine/notes.txt")).hasContent("not a delivery\n");
    }

    @Test
    void finishedDeliveryWithoutLogIsFailed() throws Exception {
        try (Stream<Path> logs = Files.list(directory.resolve("log"))) {
            for (Path log : logs.toList()) {
                Files.writeString(log, "{\"sequence\":1,\"state\":\"DEL");
            }
        }
        try (DeliveryStore store = DeliveryStore.open(directory)) {
            assertThat(finished(store)).hasSize(4).allMatch(delivery -> delivery.state() == State.FAILED);
        }
    }

    @Test
    void quarantinesUnreadableFiles() throws Exception {
        List<Path> sent;
        try (Stream<Path> files = Files.walk(directory.resolve("sent"))) {
            sent = files.filter(Files::isRegularFile).sorted().toList();
        }
        Files.writeString(sent.get(0), "{");
        Files.writeString(directory.resolve("0000000000000000009-" + UUID.randomUUID() + ".json"), "");
        Files.writeString(directory.resolve("holiday.jpg"), "beach");
        try (LogRecords log = new LogRecords();
                DeliveryStore store = DeliveryStore.open(directory)) {
            assertThat(finished(store)).hasSize(3);
            assertThat(pending(store)).hasSize(2);
            assertThat(log.warnings())
                    .hasSize(4)
                    .filteredOn(line -> line.contains("It was moved to"))
                    .hasSize(3);
        }
        assertThat(Optional.of(directory.resolve("quarantine/holiday.jpg")))
                .hasValueSatisfying(file -> assertThat(file).hasContent("beach"));
    }

    @Test
    void deletesTemporaryFileOfInterruptedSubmission() throws Exception {
        Path left = directory.resolve("0000000000000000009-" + UUID.randomUUID() + ".json.tmp");
        Files.writeString(left, "{");

        DeliveryStore.open(directory).close();

        assertThat(left).doesNotExist();
        assertThat(directory.resolve("quarantine").resolve(left.getFileName())).doesNotExist();
    }
}
