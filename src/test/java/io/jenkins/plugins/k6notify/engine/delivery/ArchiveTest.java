package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an outbox keeps of deliveries that are at their end. */
class ArchiveTest {

    @TempDir
    private Path directory;

    private final ManualAlarm time = new ManualAlarm();

    private Outbox open() throws IOException {
        return Outbox.openWithArchive(directory, time.clock());
    }

    private Delivery ended(Outbox outbox, String channel) throws IOException {
        Endpoint endpoint = new Endpoint(Endpoint.Kind.WEBHOOK, channel, "hook", null, null);
        Delivery delivery = outbox.add(Samples.finished(), endpoint, "run", now());
        Files.setLastModifiedTime(directory.resolve(DeliveryFileName.of(delivery)), FileTime.from(now()));
        outbox.remove(delivery);
        return delivery;
    }

    private Instant now() {
        return time.clock().instant();
    }

    private void pass(int days) {
        time.pass(Duration.ofDays(days), () -> {});
    }

    private static boolean isKept(Outbox outbox, Delivery delivery) throws IOException {
        return outbox.addAgain(delivery.message().id(), Instant.EPOCH).isPresent();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("sent"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void keepsTheFileItselfOverARestart() throws Exception {
        Delivery delivery;
        try (Outbox outbox = open()) {
            delivery = ended(outbox, "perf");
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered()).isEmpty();
            assertThat(outbox.addAgain(delivery.message().id(), now()))
                    .hasValueSatisfying(again -> assertThat(again)
                            .isEqualTo(new Delivery(
                                    2,
                                    delivery.message(),
                                    delivery.endpoint(),
                                    "run",
                                    now(),
                                    1,
                                    Delivery.State.WAITING,
                                    null,
                                    List.of())));
        }
    }

    @Test
    void aNumberIsNotGivenTwice() throws Exception {
        for (int number = 1; number <= 3; number++) {
            try (Outbox outbox = open()) {
                assertThat(ended(outbox, "perf").sequence()).isEqualTo(number);
            }
        }
    }

    @Test
    void keepsTheLastThousandOfEachChannel() throws Exception {
        List<Delivery> perf = new ArrayList<>();
        Delivery other;
        try (Outbox outbox = open()) {
            other = ended(outbox, "other");
            for (int i = 0; i < Retention.PER_CHANNEL + 3; i++) {
                perf.add(ended(outbox, "perf"));
            }
            assertThat(kept()).hasSize(Retention.PER_CHANNEL + 1);
            assertThat(isKept(outbox, perf.get(2))).isFalse();
            assertThat(isKept(outbox, perf.get(3))).isTrue();
        }
        try (Outbox outbox = open()) {
            assertThat(isKept(outbox, perf.get(2))).isFalse();
            assertThat(isKept(outbox, perf.get(3))).isTrue();
            assertThat(isKept(outbox, other)).isTrue();
            ended(outbox, "perf");
            assertThat(isKept(outbox, perf.get(3))).as("still the oldest first").isFalse();
            assertThat(isKept(outbox, perf.get(4))).isTrue();
        }
    }

    @Test
    void keepsThirtyDaysWhileItRuns() throws Exception {
        try (Outbox outbox = open()) {
            Delivery old = ended(outbox, "quiet");
            pass(29);
            Delivery young = ended(outbox, "quiet");
            pass(2);
            assertThat(isKept(outbox, old)).as("before anything is deleted").isFalse();

            ended(outbox, "busy");

            assertThat(kept()).hasSize(2);
            assertThat(isKept(outbox, young)).isTrue();
            pass(40);
            ended(outbox, "busy");
            assertThat(kept()).hasSize(1);
            assertThat(directory.resolve("sent").resolve(ChannelFileName.of(null, "quiet")))
                    .doesNotExist();
        }
    }

    @Test
    void keepsThirtyDaysOverARestart() throws Exception {
        Delivery young;
        try (Outbox outbox = open()) {
            ended(outbox, "quiet");
            pass(20);
            young = ended(outbox, "perf");
        }
        pass(20);
        try (Outbox outbox = open()) {
            assertThat(kept()).hasSize(1);
            assertThat(isKept(outbox, young)).isTrue();
        }
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws Exception {
        try (Outbox outbox = open()) {
            ended(outbox, "perf");
        }
        Path channel = directory.resolve("sent").resolve(ChannelFileName.of(null, "perf"));
        Path foreign = Files.writeString(channel.resolve("holiday.jpg"), "beach");
        Path folder = Files.createDirectory(directory.resolve("sent/mine"));
        Path copy = folder.resolve(DeliveryFileName.of(1, UUID.randomUUID()));
        Files.writeString(copy, "{}");
        Files.setLastModifiedTime(copy, FileTime.from(now()));
        pass(40);

        try (Outbox outbox = open()) {
            assertThat(kept()).containsExactlyInAnyOrder(foreign, copy);
            ended(outbox, "perf");
            assertThat(kept()).hasSize(3);
        }
    }

    @Test
    void whatCannotBeKeptIsNotSentTwice() throws Exception {
        // A file stands where the folder of the channel is to be: for root, no permission would be in the way.
        Files.createDirectories(directory.resolve("sent"));
        Files.writeString(directory.resolve("sent").resolve(ChannelFileName.of(null, "perf")), "");
        Delivery delivery;
        try (LogRecords log = new LogRecords()) {
            try (Outbox outbox = open()) {
                delivery = ended(outbox, "perf");
                assertThat(isKept(outbox, delivery)).isFalse();
                assertThat(isKept(outbox, ended(outbox, "other"))).isTrue();
            }
            assertThat(log.warnings())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("Cannot list "),
                            second -> assertThat(second).startsWith("Cannot keep test.finished"));
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.takeRecovered())
                    .extracting(one -> one.message().id())
                    .doesNotContain(delivery.message().id());
        }
    }

    @Test
    void onlyItsOwnerMayRead() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        try (Outbox outbox = open()) {
            ended(outbox, "perf");
        }
        for (Path file : kept()) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(file.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aDeliveryWhoseFileIsGoneIsNotKept() throws Exception {
        try (Outbox outbox = open()) {
            Delivery delivery = outbox.add(Samples.finished(), Samples.webhook("hook"), "run", now());
            Files.delete(directory.resolve(DeliveryFileName.of(delivery)));
            outbox.remove(delivery);
            assertThat(isKept(outbox, delivery)).isFalse();
            assertThat(outbox.addAgain(UUID.randomUUID(), now())).isEmpty();
        }
    }
}
