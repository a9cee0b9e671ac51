package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryLogTest {

    @TempDir
    private Path directory;

    private final ManualAlarm time = new ManualAlarm();
    private long sequence;

    @Test
    void keepsWhatHappened() throws Exception {
        Delivery delivery = tried("perf", "folder/job", "Slack says channel_is_archived (410)");
        open().attempted(delivery, delivery.attempts().get(0));

        assertThat(open().deliveries())
                .containsExactly(new LoggedDelivery(
                        delivery.sequence(),
                        delivery.message().id(),
                        "test.started",
                        Endpoint.Kind.SLACK,
                        "perf",
                        "folder/job",
                        "run\n7",
                        0,
                        delivery.created(),
                        Delivery.State.FAILED,
                        null,
                        delivery.attempts()));
    }

    @Test
    void putsTheAttemptsOfADeliveryTogether() throws Exception {
        DeliveryLog log = open();
        Delivery waiting = handed("perf", null)
                .again(9, time.clock().instant())
                .after(attempt("first", Outcome.RETRY), Optional.of(Duration.ofSeconds(1)));
        log.attempted(waiting, waiting.attempts().get(0));
        log(log, "perf", null, "another");
        assertThat(log.deliveries()).contains(LoggedDelivery.of(waiting));

        log = open();
        assertThat(log.deliveries()).contains(LoggedDelivery.of(waiting));
        Delivery done = waiting.after(attempt("second", Outcome.DELIVERED), Optional.empty());
        log.attempted(done, done.attempts().get(1));

        assertThat(log.deliveries()).hasSize(2).contains(LoggedDelivery.of(done));
        assertThat(open().deliveries())
                .hasSize(2)
                .contains(LoggedDelivery.of(done))
                .filteredOn(row -> row.sequence() == 9)
                .extracting(LoggedDelivery::redelivery)
                .containsExactly(1);
    }

    @Test
    void keepsWhatWasDropped() throws Exception {
        DeliveryLog log = open();
        Delivery untried = handed("perf", null);
        Delivery tried =
                handed("perf", null).after(attempt("first", Outcome.RETRY), Optional.of(Duration.ofSeconds(1)));
        log.dropped(untried.dropped());
        log.attempted(tried, tried.attempts().get(0));
        log.dropped(tried.dropped());

        for (DeliveryLog either : List.of(log, open())) {
            assertThat(either.deliveries())
                    .containsExactly(LoggedDelivery.of(untried.dropped()), LoggedDelivery.of(tried.dropped()));
        }
    }

    @Test
    void keepsChannelsApartWhateverTheirNames() throws Exception {
        DeliveryLog log = open();
        List<String> names = List.of("perf", "PERF", "../escape", "", "💥".repeat(300));
        for (String name : names) {
            log(log, name, null, "admin's " + name);
            log(log, name, "folder/job", "job's " + name);
            log(log, name, "folder/other", "other job's " + name);
        }
        assertThat(texts(open()))
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .flatMap(name -> Stream.of("admin's " + name, "job's " + name, "other job's " + name))
                        .toList());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(15);
        }
        assertThat(directory.resolve("../escape")).doesNotExist();
    }

    @Test
    void keepsTheLastThousand() throws Exception {
        DeliveryLog log = open();
        log(log, "other", null, "of another");
        for (int i = 0; i < 2 * Retention.PER_CHANNEL + 10; i++) {
            log(log, "perf", null, "attempt " + i);
        }

        for (DeliveryLog either : List.of(log, open())) {
            assertThat(texts(either))
                    .hasSize(1001)
                    .contains("of another", "attempt 1010", "attempt 2009")
                    .doesNotContain("attempt 1009");
        }
        assertThat(Files.readAllLines(theFile())).as("on disk").hasSizeLessThan(1100);
    }

    @Test
    void forgetsTheFirstAttemptsFirst() throws Exception {
        DeliveryLog log = open();
        Delivery delivery = handed("perf", null);
        for (String text : List.of("first", "second")) {
            delivery = delivery.after(attempt(text, Outcome.RETRY), Optional.of(Duration.ofSeconds(1)));
            log.attempted(delivery, delivery.lastAttempt().orElseThrow());
        }
        log.dropped(delivery.dropped());
        for (List<String> left : List.of(List.of("first", "second"), List.of("second"), List.<String>of())) {
            fill(log, left.size() == 2 ? Retention.PER_CHANNEL - 3 : 1);
            assertThat(log.deliveries().get(0).attempts())
                    .extracting(Attempt::text)
                    .isEqualTo(left);
            assertThat(log.deliveries().get(0).state()).isEqualTo(Delivery.State.DROPPED);
        }
        fill(log, 1);
        assertThat(log.deliveries().get(0).id()).isNotEqualTo(delivery.message().id());
    }

    private void fill(DeliveryLog log, int attempts) {
        for (int i = 0; i < attempts; i++) {
            log(log, "perf", null, "later");
        }
    }

    @Test
    void keepsThirtyDays() throws Exception {
        DeliveryLog log = open();
        log(log, "perf", null, "old");
        time.pass(Duration.ofDays(29), () -> {});
        log(log, "perf", null, "new");
        assertThat(texts(log)).containsExactly("old", "new");

        time.pass(Duration.ofDays(3), () -> {});
        assertThat(texts(log)).containsExactly("new");

        log(log, "perf", null, "newer");
        assertThat(theFile()).content().doesNotContain("old");
    }

    @Test
    void forgetsChannelsThatAreNoMore() throws Exception {
        log(open(), "perf", null, "old");
        Files.setLastModifiedTime(
                theFile(), FileTime.from(time.clock().instant().minus(Duration.ofDays(31))));

        open();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void readsPastADamagedLine() throws Exception {
        log(open(), "perf", null, "first");
        Files.writeString(theFile(), "{}\n\u0000garbage\n{\"id\":\"19c5", StandardOpenOption.APPEND);

        DeliveryLog log = open();
        log(log, "perf", null, "second");

        assertThat(texts(log)).containsExactly("first", "second");
        assertThat(texts(open())).containsExactly("first", "second");
    }

    /** Found by fuzzing, in the files of the outbox. */
    @Test
    void readsPastALineWithFewerDeliveriesThanNone() throws Exception {
        log(open(), "perf", null, "first");
        String line = Files.readString(theFile());
        Files.writeString(theFile(), line.replaceFirst("\\{", "{\"redelivery\":-1,"), StandardOpenOption.APPEND);

        assertThat(texts(open())).containsExactly("first");
    }

    @Test
    void aFileThatCannotBeReadBlocksNoOther() throws Exception {
        log(open(), "perf", null, "first");
        Files.createDirectory(directory.resolve("x.jsonl"));
        try (LogRecords log = new LogRecords()) {
            DeliveryLog opened = open();
            assertThat(texts(opened)).containsExactly("first");
            assertThat(texts(opened)).containsExactly("first");
            assertThat(log.warnings()).singleElement().asString().startsWith("Cannot read a delivery log");
        }
    }

    @Test
    void saysWhatItCannotWrite() throws Exception {
        DeliveryLog opened = open();
        Files.createDirectories(directory.resolve(ChannelFileName.of(null, "perf") + ".jsonl.tmp/x"));
        try (LogRecords log = new LogRecords()) {
            log(opened, "perf", null, "first");
            assertThat(log.warnings()).singleElement().asString().startsWith("Cannot log test.started");
        }
        assertThat(texts(opened)).as("while this process lasts").containsExactly("first");
    }

    /** As on a full disk, when there is room again. */
    @Test
    void goesOnBehindALineThatCouldNotBeWritten() throws Exception {
        DeliveryLog opened = open();
        log(opened, "perf", null, "first");
        String whole = Files.readString(theFile());
        Files.delete(theFile());
        Files.createDirectory(theFile());
        try (LogRecords log = new LogRecords()) {
            log(opened, "perf", null, "lost");
            assertThat(log.warnings()).singleElement().asString().startsWith("Cannot log test.started");
        }
        Files.delete(theFile());
        Files.writeString(theFile(), whole + "{\"id\":\"19c5");
        log(opened, "perf", null, "second");

        assertThat(texts(open())).containsExactly("first", "second");
    }

    @Test
    void numbersMayBeginAnew() throws Exception {
        DeliveryLog log = open();
        log(log, "perf", null, "of an outbox that is gone");
        sequence = 0;
        log(log, "perf", null, "of a new one");

        assertThat(texts(log)).containsExactly("of a new one");
        assertThat(texts(open())).containsExactly("of a new one");
    }

    @Test
    void whatElseIsKeptWhenNumbersBeginAnewIsKeptNoLonger() throws Exception {
        DeliveryLog log = open();
        log(log, "perf", null, "of an outbox that is gone");
        log(log, "perf", null, "another of it");
        sequence = 0;
        log(log, "perf", null, "of a new one");
        assertThat(texts(log)).containsExactly("of a new one", "another of it");

        time.pass(Duration.ofDays(31), () -> {});
        assertThat(texts(log)).isEmpty();
    }

    @Test
    void aDeliveryCanBeLookedUpAgain() throws Exception {
        DeliveryLog log = open();
        Delivery delivery =
                handed("perf", "folder/job").after(attempt("first", Outcome.RETRY), Optional.of(Duration.ofSeconds(1)));
        LoggedDelivery before = LoggedDelivery.of(delivery);
        assertThat(log.now(before)).isEmpty();

        log.attempted(delivery, delivery.attempts().get(0));
        assertThat(log.now(before)).contains(before);

        Delivery done = delivery.after(attempt("second", Outcome.DELIVERED), Optional.empty());
        log.attempted(done, done.attempts().get(1));
        assertThat(log.now(before)).contains(LoggedDelivery.of(done));
        assertThat(open().now(before)).contains(LoggedDelivery.of(done));
    }

    private DeliveryLog open() throws IOException {
        return DeliveryLog.open(directory, time.clock());
    }

    private void log(DeliveryLog log, String channel, String context, String text) {
        Delivery delivery = tried(channel, context, text);
        log.attempted(delivery, delivery.attempts().get(0));
    }

    private Delivery tried(String channel, String context, String text) {
        return handed(channel, context).after(attempt(text, Outcome.FAILED), Optional.empty());
    }

    private Delivery handed(String channel, String context) {
        Endpoint endpoint = new Endpoint(Endpoint.Kind.SLACK, channel, "hook", null, context);
        return Delivery.handedOver(
                ++sequence, Samples.started(), endpoint, "run\n7", time.clock().instant());
    }

    private Attempt attempt(String text, Outcome outcome) {
        return new Attempt(time.clock().instant(), OptionalInt.of(410), 12, text, outcome, Optional.empty());
    }

    private static List<String> texts(DeliveryLog log) {
        return log.deliveries().stream()
                .flatMap(row -> row.attempts().stream())
                .map(Attempt::text)
                .toList();
    }

    private Path theFile() throws IOException {
        return directory.resolve(ChannelFileName.of(null, "perf") + ".jsonl");
    }
}
