package io.jenkins.plugins.k6notify.engine.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");

    @TempDir
    private Path directory;

    private DeliveryStore open() throws IOException {
        return DeliveryStore.open(directory);
    }

    private static Delivery add(DeliveryStore store) throws IOException {
        return store.add(Samples.started(), Samples.webhook("hook"), "run", NOW);
    }

    private static List<Delivery> pending(DeliveryStore store) throws IOException {
        List<Delivery> pending = new ArrayList<>();
        store.forEachPending(pending::add);
        return pending;
    }

    private static Delivery delivered(Delivery delivery) {
        Attempt attempt =
                new Attempt(NOW, OptionalInt.of(200), 3, Reason.said("ok"), Outcome.DELIVERED, Optional.empty());
        return delivery.after(attempt, Optional.empty());
    }

    private static List<Delivery> finished(DeliveryStore store) throws IOException {
        return store.finished().stream()
                .flatMap(file -> store.readIfPossible(file).stream())
                .toList();
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void addedDeliveriesSurviveRestartInOrder() throws Exception {
        List<Delivery> added = new ArrayList<>();
        try (DeliveryStore store = open()) {
            assertThat(pending(store)).isEmpty();
            for (int i = 0; i < 12; i++) {
                // The clock goes back at each call; the order is that of the calls.
                added.add(store.add(Samples.started(), Samples.webhook("hook"), "run", NOW.minusSeconds(i * 1000)));
            }
        }
        try (DeliveryStore store = open()) {
            assertThat(pending(store)).containsExactlyElementsOf(added);
            assertThat(add(store).sequence()).isGreaterThan(added.get(11).sequence());
        }
    }

    @Test
    void lastStateOfWaitingDeliverySurvivesRestart() throws Exception {
        Delivery tried;
        try (DeliveryStore store = open()) {
            Delivery first = add(store);
            tried = add(store)
                    .after(
                            Attempt.unanswered(NOW, 3, Reason.of(ReasonKind.HOST_NOT_FOUND, "x"), Outcome.RETRY),
                            Optional.of(Duration.ofSeconds(1)));
            store.update(tried);
            store.delete(DeliveryFile.of(first));
            store.delete(DeliveryFile.of(first));
        }
        try (DeliveryStore store = open()) {
            assertThat(pending(store)).containsExactly(tried);
            assertThat(finished(store)).isEmpty();
        }
    }

    @Test
    void finishedDeliveriesSurviveRestart() throws Exception {
        List<Delivery> ended = new ArrayList<>();
        try (DeliveryStore store = open()) {
            ended.add(delivered(add(store)));
            ended.add(add(store).dropped());
            for (Delivery delivery : ended) {
                store.finish(delivery);
            }
        }
        try (DeliveryStore store = open()) {
            assertThat(pending(store)).isEmpty();
            assertThat(finished(store)).containsExactlyInAnyOrderElementsOf(ended);
            assertThat(store.addAgain(ended.get(0), NOW)).isEqualTo(ended.get(0).again(3, NOW));
        }
    }

    @Test
    void sequenceIsNotReused() throws Exception {
        for (int number = 1; number <= 3; number++) {
            try (DeliveryStore store = open()) {
                Delivery delivery = add(store);
                assertThat(delivery.sequence()).isEqualTo(number);
                store.finish(delivered(delivery));
            }
        }
    }

    /** The process ended between the two steps of {@code finish}. */
    @Test
    void deliveryWhoseLastStateWasNotSavedIsNotPending() throws Exception {
        Delivery delivery;
        try (DeliveryStore store = open()) {
            delivery = add(store);
            Files.createDirectories(finishedFile(delivered(delivery)).getParent());
            Files.move(
                    directory
                            .resolve("pending")
                            .resolve(DeliveryFile.of(delivery).name()),
                    finishedFile(delivered(delivery)));
        }
        try (DeliveryStore store = open()) {
            assertThat(pending(store)).isEmpty();
            assertThat(finished(store)).containsExactly(delivery.with(State.DELIVERED, null, List.of()));
        }
    }

    /** After a power failure, the finished file may exist without its content. */
    @Test
    void quarantinesFinishedFileWithoutContent() throws Exception {
        try (LogRecords log = new LogRecords();
                DeliveryStore store = open()) {
            Delivery delivery = delivered(add(store));
            store.finish(delivery);
            Files.writeString(finishedFile(delivery), "");

            assertThat(finished(store)).isEmpty();
            assertThat(finishedFile(delivery)).doesNotExist();
            assertThat(log.warnings()).singleElement().asString().contains("it is empty");
        }
    }

    private Path finishedFile(Delivery delivery) {
        return directory
                .resolve("done")
                .resolve(DeliveryFile.folderOf(delivery.endpoint()))
                .resolve(DeliveryFile.of(delivery).name());
    }

    @Test
    void finishWithoutDiskSpaceKeepsPreviousAttempts() throws Exception {
        try (LogRecords log = new LogRecords();
                DeliveryStore store = open()) {
            Delivery delivery = add(store);
            Delivery ended = delivered(delivery);
            // A directory in place of the file, as if the disk were full.
            Files.createDirectories(Path.of(finishedFile(ended) + ".tmp/x"));

            store.finish(ended);

            assertThat(pending(store)).isEmpty();
            assertThat(finished(store)).containsExactly(delivery.with(State.DELIVERED, null, List.of()));
            assertThat(log.warnings()).singleElement().asString().startsWith("Kept test.started");
        }
    }

    /** Dropping happens when the outbox is full, often to thousands of deliveries at a time. */
    @Test
    void finishMovesTheFileOfADroppedDelivery() throws Exception {
        try (DeliveryStore store = open()) {
            Delivery delivery = add(store);
            Path waiting = directory
                    .resolve("pending")
                    .resolve(DeliveryFile.of(delivery).name());
            byte[] content = Files.readAllBytes(waiting);

            store.finish(delivery.dropped());

            assertThat(pending(store)).isEmpty();
            assertThat(finished(store)).containsExactly(delivery.dropped());
            assertThat(finishedFile(delivery.dropped())).as("not written again").hasBinaryContent(content);
        }
    }

    @Test
    void deliveryThatCannotBeKeptIsNotSentTwice() throws Exception {
        try (LogRecords log = new LogRecords();
                DeliveryStore store = open()) {
            Delivery delivery = add(store);
            // A file in place of the folder of the channel.
            Files.createDirectories(directory.resolve("done"));
            Files.writeString(directory.resolve("done").resolve(DeliveryFile.folderOf(delivery.endpoint())), "");

            store.finish(delivered(delivery));

            assertThat(pending(store)).isEmpty();
            assertThat(log.warnings()).singleElement().asString().startsWith("Failed to save test.started");
        }
    }

    @Test
    void finishedDeliveryWithDeletedFileIsNotRead() throws Exception {
        try (DeliveryStore store = open()) {
            Delivery delivery = delivered(add(store));
            store.finish(delivery);
            store.delete(DeliveryFile.of(delivery));

            assertThat(store.read(DeliveryFile.of(delivery))).isEmpty();
            store.deleteEmptyFolders();
            assertThat(filesIn(directory.resolve("done"))).isEmpty();
        }
    }

    @Test
    void deleteEmptyFoldersKeepsFolderInUse() throws Exception {
        try (DeliveryStore store = open()) {
            Delivery delivery = delivered(add(store));
            store.finish(delivery);

            store.deleteEmptyFolders();

            assertThat(finished(store)).containsExactly(delivery);
        }
    }

    @Test
    void ignoresForeignFiles() throws Exception {
        try (DeliveryStore store = open()) {
            Delivery delivery = delivered(add(store));
            store.finish(delivery);
            Path folder = directory.resolve("done").resolve(DeliveryFile.folderOf(delivery.endpoint()));
            Files.writeString(folder.resolve("holiday.jpg"), "beach");
            Files.createDirectories(directory.resolve("done/mine"));
            store.deleteEmptyFolders();

            assertThat(finished(store)).containsExactly(delivery);
            assertThat(directory.resolve("done/mine")).exists();
        }
    }

    @Test
    void quarantinesInvalidFiles() throws Exception {
        String cut = "0000000000000000005-19c5d426-3b4d-43c3-8277-37ad7d457430.json";
        String empty = "0000000000000000006-19c5d426-3b4d-43c3-8277-37ad7d457431.json";
        String large = "0000000000000000007-19c5d426-3b4d-43c3-8277-37ad7d457432.json";
        String renamed = "0000000000000000008-19c5d426-3b4d-43c3-8277-37ad7d457433.json";
        Delivery whole;
        Delivery other;
        try (DeliveryStore store = open()) {
            whole = add(store);
            other = add(store);
        }
        Path pending = directory.resolve("pending");
        Files.move(pending.resolve(DeliveryFile.of(other).name()), pending.resolve(renamed));
        Files.writeString(pending.resolve(cut), "{\"version\":2,\"orderingKey\":\"ru");
        Files.writeString(pending.resolve(empty), "");
        Files.writeString(pending.resolve("holiday.jpg"), "beach");
        try (RandomAccessFile file = new RandomAccessFile(pending.resolve(large).toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        try (LogRecords log = new LogRecords();
                DeliveryStore store = open()) {
            assertThat(pending(store)).containsExactly(whole);
            assertThat(add(store).sequence()).isEqualTo(9);
            assertThat(log.warnings())
                    .hasSize(5)
                    .anyMatch(line -> line.contains(cut) && line.contains("not JSON of a delivery, or was cut off"))
                    .anyMatch(line -> line.contains(empty) && line.contains("it is empty"))
                    .anyMatch(line -> line.contains(large) && line.contains("it is larger than"))
                    .anyMatch(line -> line.contains(renamed) && line.contains("are of different messages"))
                    .anyMatch(line -> line.contains("holiday.jpg")
                            && line.contains("its name is not that of a waiting delivery"));
        }
        assertThat(filesIn(directory.resolve("quarantine")))
                .containsExactlyInAnyOrder(cut, empty, large, renamed, "holiday.jpg");
        assertThat(directory.resolve("quarantine/holiday.jpg")).hasContent("beach");
    }

    @Test
    void quarantinesASecondFileOfTheSameName() throws Exception {
        open().close();
        for (String content : List.of("one", "two", "three")) {
            Files.writeString(directory.resolve("pending/holiday.jpg"), content);
            try (LogRecords log = new LogRecords();
                    DeliveryStore store = open()) {
                assertThat(pending(store)).isEmpty();
                assertThat(log.warnings()).hasSize(1);
            }
        }
        assertThat(directory.resolve("quarantine/holiday.jpg")).hasContent("one");
        assertThat(directory.resolve("quarantine/holiday.jpg-2")).hasContent("two");
        assertThat(directory.resolve("quarantine/holiday.jpg-3")).hasContent("three");
    }

    @Test
    void keepsFileThatCannotBeQuarantined() throws Exception {
        open().close();
        Path photo = Files.writeString(directory.resolve("pending/holiday.jpg"), "beach");
        // A link that leads nowhere in place of the folder, which stops root too, unlike permissions.
        Files.createSymbolicLink(directory.resolve("quarantine"), directory.resolve("missing"));
        try (LogRecords log = new LogRecords();
                DeliveryStore store = open()) {
            assertThat(pending(store)).isEmpty();
            assertThat(log.warnings())
                    .anyMatch(line ->
                            line.startsWith("Failed to deliver " + photo) && line.endsWith("It cannot be moved"));
        }
        assertThat(photo).hasContent("beach");
    }

    @Test
    void refusesTooHighSequence() {
        String id = "-19c5d426-3b4d-43c3-8277-37ad7d457430.json";

        assertThat(DeliveryFile.parse("", "9".repeat(19) + id)).isEmpty();
        assertThat(DeliveryFile.parse("", "0".repeat(18) + "7" + id))
                .hasValueSatisfying(file -> assertThat(file.sequence()).isEqualTo(7));
    }

    @Test
    void deletesTemporaryFileOfInterruptedSubmission() throws Exception {
        open().close();
        Path left = directory.resolve("pending/0000000000000000005-19c5d426-3b4d-43c3-8277-37ad7d457430.json.tmp");
        Files.writeString(left, "{\"version\":2");

        try (DeliveryStore store = open()) {
            assertThat(pending(store)).isEmpty();
        }
        assertThat(left).doesNotExist();
        assertThat(directory.resolve("quarantine")).doesNotExist();
    }

    @Test
    void secondOpenOfDirectoryThrows() throws Exception {
        try (DeliveryStore store = open()) {
            add(store);
            assertThatThrownBy(this::open)
                    .isInstanceOf(OutboxException.class)
                    .hasMessage("the outbox " + directory + " is in use by another process");
        }
        try (DeliveryStore again = open()) {
            assertThat(pending(again)).hasSize(1);
        }
    }

    /** On POSIX, a process loses its lock when it closes any descriptor of the file. */
    @Test
    void refusedOpenKeepsLockForOtherProcesses() throws Exception {
        Path link = directory.resolveSibling(directory.getFileName() + "-link");
        Files.createSymbolicLink(link, directory);
        try (DeliveryStore store = open()) {
            assertThat(store.directory()).isEqualTo(directory);
            assertThatThrownBy(this::open).hasMessageContaining("in use");
            assertThatThrownBy(() -> DeliveryStore.open(link)).hasMessageContaining("in use");

            assertThat(openInAnotherProcess()).isEqualTo("in use");
        } finally {
            Files.delete(link);
        }
        assertThat(openInAnotherProcess()).isEqualTo("opened");
    }

    private String openInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    /** Opens a store in another process, and prints the result. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] args) throws IOException {
            try (DeliveryStore store = DeliveryStore.open(Path.of(args[0]))) {
                System.out.println(Files.exists(store.directory()) ? "opened" : "not there");
            } catch (OutboxException e) {
                System.out.println(e.isInUse() ? "in use" : e);
            }
        }
    }

    @Test
    void addAfterCloseThrowsInAnyThread() throws Exception {
        DeliveryStore store = open();
        store.close();

        assertThat(CompletableFuture.supplyAsync(() -> catchThrowable(() -> add(store))))
                .succeedsWithin(Duration.ofSeconds(30))
                .isInstanceOf(OutboxException.class);
    }

    @Test
    void addAfterCloseThrows() throws Exception {
        DeliveryStore store = open();
        store.close();
        store.close();

        assertThatIOException().isThrownBy(() -> add(store)).withMessage("the outbox " + directory + " is closed");
        try (DeliveryStore next = open()) {
            store.close();
            assertThatThrownBy(this::open).as("the lock is the next one's").hasMessageContaining("in use");
            add(next);
        }
    }

    @Test
    void failureToOpenNamesDirectory() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatIOException()
                .isThrownBy(() -> DeliveryStore.open(file))
                .withMessageStartingWith("the outbox " + file + " cannot be used: ");
    }

    @Test
    void opensAfterObstacleIsRemoved() throws Exception {
        Path inTheWay = Files.writeString(directory.resolve("pending"), "");
        try (LogRecords log = new LogRecords()) {
            assertThatIOException().isThrownBy(this::open);
            assertThat(log.warnings()).isEmpty();
        }
        Files.delete(inTheWay);

        try (DeliveryStore store = open()) {
            assertThat(store.directory()).isEqualTo(directory);
        }
    }

    @Test
    void filesAreReadableByOwnerOnly() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        Path made = directory.resolve("made/outbox");
        try (DeliveryStore store = DeliveryStore.open(made)) {
            add(store);
            store.finish(delivered(add(store)));
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(made)) {
            all = files.toList();
        }
        assertThat(all).hasSizeGreaterThan(6);
        for (Path path : all) {
            assertThat(Files.getPosixFilePermissions(path))
                    .isEqualTo(PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void concurrentAddsGetUniqueSequences() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Delivery>> added = new ArrayList<>();
        try (DeliveryStore store = open()) {
            for (int i = 0; i < 200; i++) {
                added.add(threads.submit(() -> add(store)));
            }
            for (Future<Delivery> delivery : added) {
                delivery.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (DeliveryStore store = open()) {
            assertThat(pending(store))
                    .extracting(Delivery::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
        }
    }

    @Test
    void redeliverySurvivesRestart() throws Exception {
        Delivery again;
        try (DeliveryStore store = open()) {
            Delivery ended = delivered(add(store));
            store.finish(ended);
            again = store.addAgain(ended, NOW.plusSeconds(60));
        }
        try (DeliveryStore store = open()) {
            assertThat(pending(store)).containsExactly(again);
        }
    }

    @Test
    void readsWaitingAndFinishedDeliveries() throws Exception {
        try (DeliveryStore store = open()) {
            Delivery waiting = add(store);
            Delivery ended = delivered(add(store));
            store.finish(ended);

            assertThat(store.read(DeliveryFile.of(waiting))).contains(waiting);
            assertThat(store.read(DeliveryFile.of(ended))).contains(ended);
            assertThat(store.read(DeliveryFile.of(ended).in(State.WAITING))).isEmpty();
        }
    }

    @Test
    void unreadableFileIsReportedAndKept() throws Exception {
        try (LogRecords log = new LogRecords();
                DeliveryStore store = open()) {
            DeliveryFile file = DeliveryFile.of(add(store));
            Path path = directory.resolve("pending").resolve(file.name());
            Files.delete(path);
            // A directory, which cannot be read as a file.
            Files.createDirectory(path);

            assertThatIOException().isThrownBy(() -> store.read(file));
            assertThat(store.readIfPossible(file)).isEmpty();
            assertThat(log.warnings()).containsExactly("Failed to read " + path);
            assertThat(path).exists();
        }
    }

    @Test
    void opensWhenLockFileIsAccessibleAgain() throws Exception {
        Path inTheWay = Files.createDirectories(directory.resolve("outbox.lock"));
        assertThatIOException().isThrownBy(this::open).withMessageContaining("cannot be used");
        Files.delete(inTheWay);

        try (DeliveryStore store = open()) {
            assertThat(pending(store)).isEmpty();
        }
    }
}
