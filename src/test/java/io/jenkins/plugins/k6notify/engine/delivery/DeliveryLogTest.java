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

    @Test
    void keepsWhatHappened() throws Exception {
        Delivery delivery = tried("perf", null, "Slack says channel_is_archived (410)");
        open().attempted(delivery, delivery.attempts().get(0));

        assertThat(open().attempts(null, "perf"))
                .containsExactly(new LoggedAttempt(
                        delivery.message().id(),
                        "test.started",
                        1,
                        Delivery.State.FAILED,
                        delivery.attempts().get(0)));
    }

    @Test
    void keepsChannelsApartWhateverTheirNames() throws Exception {
        DeliveryLog log = open();
        List<String> names = List.of("perf", "PERF", "../escape", "", "💥".repeat(300));
        for (String name : names) {
            log(log, name, null, "admin's " + name);
            log(log, name, "folder/job", "job's " + name);
        }
        for (String name : names) {
            assertThat(texts(log.attempts(null, name))).containsExactly("admin's " + name);
            assertThat(texts(log.attempts("folder/job", name))).containsExactly("job's " + name);
        }
        assertThat(log.attempts(null, "unknown")).isEmpty();
        assertThat(directory.resolve("../escape")).doesNotExist();
    }

    @Test
    void keepsTheLastThousand() throws Exception {
        DeliveryLog log = open();
        for (int i = 0; i < 2 * ChannelLog.KEPT + 10; i++) {
            log(log, "perf", null, "attempt " + i);
        }

        List<String> texts = texts(log.attempts(null, "perf"));
        assertThat(texts).hasSize(1000).startsWith("attempt 1010").endsWith("attempt 2009");
        assertThat(Files.readAllLines(theFile())).as("on disk").hasSizeLessThan(1100);
    }

    @Test
    void keepsThirtyDays() throws Exception {
        DeliveryLog log = open();
        log(log, "perf", null, "old");
        time.pass(Duration.ofDays(29), () -> {});
        log(log, "perf", null, "new");
        assertThat(texts(log.attempts(null, "perf"))).containsExactly("old", "new");

        time.pass(Duration.ofDays(3), () -> {});
        assertThat(texts(log.attempts(null, "perf"))).containsExactly("new");

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

        assertThat(texts(log.attempts(null, "perf"))).containsExactly("first", "second");
    }

    private DeliveryLog open() throws IOException {
        return DeliveryLog.open(directory, time.clock());
    }

    private void log(DeliveryLog log, String channel, String context, String text) {
        Delivery delivery = tried(channel, context, text);
        log.attempted(delivery, delivery.attempts().get(0));
    }

    private Delivery tried(String channel, String context, String text) {
        Attempt attempt =
                new Attempt(time.clock().instant(), OptionalInt.of(410), 12, text, Outcome.FAILED, Optional.empty());
        Endpoint endpoint = new Endpoint(Endpoint.Kind.SLACK, channel, "hook", null, context);
        return Delivery.handedOver(
                        1, Samples.started(), endpoint, "run", time.clock().instant())
                .after(attempt, Optional.empty());
    }

    private static List<String> texts(List<LoggedAttempt> attempts) {
        return attempts.stream().map(logged -> logged.attempt().text()).toList();
    }

    private Path theFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }
}
