package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");

    @TempDir
    private Path directory;

    @Test
    void whatWasAddedIsThereAfterARestartInOrder() throws Exception {
        List<Delivery> added = new ArrayList<>();
        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).isEmpty();
            for (int i = 0; i < 12; i++) {
                // The clock is set back all the time; the order is that of the calls.
                added.add(outbox.add(Samples.started(), Samples.webhook("hook"), "run", NOW.minusSeconds(i * 1000)));
            }
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).containsExactlyElementsOf(added);
            Delivery later = outbox.add(Samples.finished(), Samples.webhook("hook"), "run", NOW);
            assertThat(later.sequence()).isGreaterThan(added.get(11).sequence());
        }
    }

    @Test
    void keepsTheLastStateAndForgetsWhatIsRemoved() throws Exception {
        Delivery tried;
        try (Outbox outbox = open()) {
            Delivery first = add(outbox);
            Delivery second = add(outbox);
            tried = second.after(
                    Attempt.unanswered(NOW, 3, Reason.of(ReasonKind.HOST_NOT_FOUND, "x"), Outcome.RETRY),
                    Optional.of(Duration.ofSeconds(1)));
            outbox.replace(tried);
            outbox.remove(first);
            outbox.remove(first);
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).containsExactly(tried);
        }
    }

    @Test
    void setsAsideWhatItCannotRead() throws Exception {
        Delivery whole;
        String cut = "0000000000000000005-19c5d426-3b4d-43c3-8277-37ad7d457430.json";
        String empty = "0000000000000000006-19c5d426-3b4d-43c3-8277-37ad7d457431.json";
        try (Outbox outbox = open()) {
            whole = add(outbox);
        }
        Files.writeString(directory.resolve(cut), "{\"version\":1,\"lane\":\"ru");
        Files.writeString(directory.resolve(empty), "");
        Files.writeString(directory.resolve("holiday.jpg"), "beach");
        Files.writeString(directory.resolve("notes.tmp"), "not ours");
        try (LogRecords log = new LogRecords();
                Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).containsExactly(whole);
            assertThat(outbox.add(Samples.finished(), Samples.webhook("hook"), "run", NOW)
                            .sequence())
                    .isEqualTo(7);
            assertThat(log.warnings())
                    .hasSize(4)
                    .anyMatch(line -> line.contains(cut) && line.contains("it is not JSON, or was cut off"))
                    .anyMatch(line -> line.contains(empty) && line.contains("it is empty"))
                    .anyMatch(line ->
                            line.contains("holiday.jpg") && line.contains("its name is not that of a delivery"));
        }
        assertThat(filesIn(directory.resolve("damaged")))
                .containsExactlyInAnyOrder(cut, empty, "holiday.jpg", "notes.tmp");
        assertThat(directory.resolve("damaged/holiday.jpg")).hasContent("beach");
    }

    @Test
    void setsAsideASecondFileOfTheSameName() throws Exception {
        for (String content : List.of("one", "two", "three")) {
            Files.writeString(directory.resolve("holiday.jpg"), content);
            try (LogRecords log = new LogRecords()) {
                open().close();
                assertThat(log.warnings()).hasSize(1);
            }
        }
        assertThat(directory.resolve("damaged/holiday.jpg")).hasContent("one");
        assertThat(directory.resolve("damaged/holiday.jpg-2")).hasContent("two");
        assertThat(directory.resolve("damaged/holiday.jpg-3")).hasContent("three");
    }

    @Test
    void leavesWhereItIsWhatItCannotSetAside() throws Exception {
        Path photo = Files.writeString(directory.resolve("holiday.jpg"), "beach");
        // A file stands where the folder is to be: for root, no permission would be in the way.
        Files.writeString(directory.resolve("damaged"), "");
        try (LogRecords log = new LogRecords();
                Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).isEmpty();
            assertThat(log.warnings())
                    .contains("Cannot set aside " + photo
                            + ", which cannot be delivered: its name is not that of a delivery");
        }
        assertThat(photo).hasContent("beach");
    }

    @Test
    void aNumberThatIsTooHighIsNotThatOfADelivery() throws Exception {
        String id = "-19c5d426-3b4d-43c3-8277-37ad7d457430.json";

        assertThat(DeliveryFileName.sequence("9".repeat(19) + id)).isEmpty();
        assertThat(DeliveryFileName.sequence("0".repeat(18) + "7" + id)).hasValue(7);
    }

    @Test
    void deletesWhatAnInterruptedHandOverLeft() throws Exception {
        Path left = directory.resolve("0000000000000000005-19c5d426-3b4d-43c3-8277-37ad7d457430.json.tmp");
        Files.writeString(left, "{\"version\":1");

        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).isEmpty();
        }
        assertThat(left).doesNotExist();
        assertThat(directory.resolve("damaged")).doesNotExist();
    }

    @Test
    void hasItsDirectoryToItself() throws Exception {
        try (Outbox outbox = open()) {
            add(outbox);
            assertThatThrownBy(this::open)
                    .isInstanceOf(OutboxInUseException.class)
                    .hasMessage("the outbox " + directory + " is in use by another process");
        }
        try (Outbox again = open()) {
            assertThat(again.takeRecovered()).hasSize(1);
        }
    }

    @Test
    void canBeOpenedWhenWhatWasInItsWayIsGone() throws Exception {
        List<Path> inTheWay = List.of(directory.resolve("sent"), directory.resolve("damaged"));
        for (Path file : inTheWay) {
            Files.writeString(file, "");
        }
        try (LogRecords log = new LogRecords()) {
            assertThatIOException().isThrownBy(() -> Outbox.openWithArchive(directory, Clock.systemUTC()));
            assertThat(log.warnings()).hasSize(2).allMatch(line -> line.startsWith("Cannot set aside"));
        }
        for (Path file : inTheWay) {
            Files.delete(file);
        }

        try (Outbox outbox = Outbox.openWithArchive(directory, Clock.systemUTC())) {
            assertThat(outbox.directory()).isEqualTo(directory);
        }
    }

    @Test
    void saysToEveryThreadThatItIsClosed() throws Exception {
        Outbox outbox = open();
        outbox.close();

        assertThat(CompletableFuture.supplyAsync(() -> catchThrowable(() -> add(outbox))))
                .succeedsWithin(Duration.ofSeconds(30))
                .isInstanceOf(OutboxException.class);
    }

    @Test
    void takesNothingOnceItIsClosed() throws Exception {
        Outbox outbox = open();
        outbox.close();

        assertThatIOException().isThrownBy(() -> add(outbox)).withMessage("the outbox " + directory + " is closed");
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatIOException()
                .isThrownBy(() -> Outbox.open(file))
                .withMessageStartingWith("the outbox " + file + " cannot be used: ");
    }

    @Test
    void saysWhichFileCannotBeWritten() throws Exception {
        try (Outbox outbox = open()) {
            Delivery delivery = add(outbox);
            // A directory stands where the file is to be: for root, no permission would be in the way.
            Path name = directory.resolve(DeliveryFileName.of(delivery));
            Files.delete(name);
            Files.createDirectories(name.resolve("x"));

            assertThatIOException().isThrownBy(() -> outbox.replace(delivery)).withMessageContaining(name.toString());
        }
    }

    @Test
    void onlyItsOwnerMayRead() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        Path made = directory.resolve("made/outbox");
        try (Outbox outbox = Outbox.open(made)) {
            add(outbox);
        }
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (String name : filesIn(made)) {
            assertThat(Files.getPosixFilePermissions(made.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void manyThreadsGetANumberEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Delivery>> added = new ArrayList<>();
        try (Outbox outbox = open()) {
            for (int i = 0; i < 200; i++) {
                added.add(threads.submit(() -> add(outbox)));
            }
            for (Future<Delivery> delivery : added) {
                delivery.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered())
                    .extracting(Delivery::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
        }
    }

    private Outbox open() throws IOException {
        return Outbox.open(directory);
    }

    private static Delivery add(Outbox outbox) throws IOException {
        return outbox.add(Samples.started(), Samples.webhook("hook"), "run", NOW);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(DurableDirectory::nameOf).toList();
        }
    }
}
