package io.jenkins.plugins.k6notify.engine.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.service.ScriptedService;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how many finished deliveries are kept per channel and in all, and for how long. */
class RetentionTest {

    private static final Retention SMALL = new Retention(3, 5, Duration.ofDays(30));

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private ScriptedService play;

    @BeforeEach
    void open() throws IOException {
        play = ScriptedService.open(directory, timer, SMALL);
    }

    @AfterEach
    void close() {
        play.close();
    }

    private void restart() throws IOException {
        close();
        open();
    }

    private void deliver(String channel, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            play.deliver(channel, 200);
        }
    }

    private List<Long> kept() {
        return play.rows().stream().map(Delivery::sequence).toList();
    }

    private int files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("done"))) {
            return Math.toIntExact(files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void keepsTheNewestOfEachChannel() throws Exception {
        deliver("other", 1);
        deliver("perf", 5);

        for (int opened = 0; opened < 2; opened++) {
            assertThat(kept()).containsExactly(6L, 5L, 4L, 1L);
            assertThat(files()).isEqualTo(4);
            restart();
        }
    }

    @Test
    void keepsTheNewestOfAll() throws Exception {
        for (int i = 0; i < 10; i++) {
            deliver("channel " + i, 1);
        }

        for (int opened = 0; opened < 2; opened++) {
            assertThat(kept()).containsExactly(10L, 9L, 8L, 7L, 6L);
            assertThat(files()).isEqualTo(5);
            restart();
        }
        try (Stream<Path> folders = Files.list(directory.resolve("done"))) {
            assertThat(folders).as("channels that have nothing are forgotten").hasSize(5);
        }
    }

    @Test
    void waitingDeliveriesDoNotCount() throws Exception {
        deliver("perf", 3);
        List<Message> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waiting.add(play.submit("perf", Samples.finished()));
        }

        assertThat(kept()).containsExactlyElementsOf(reversed(1, 9));
        play.threads.runAll();
        assertThat(play.sent).containsAll(waiting);
        assertThat(kept()).containsExactly(9L, 8L, 7L);
    }

    private static List<Long> reversed(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .map(number -> first + last - number)
                .boxed()
                .toList();
    }

    @Test
    void deletesDeliveriesOlderThanThirtyDays() throws Exception {
        deliver("quiet", 1);
        play.pass(Duration.ofDays(29));
        deliver("quiet", 1);
        play.pass(Duration.ofDays(2));
        assertThat(kept()).as("before anything is deleted").containsExactly(2L);

        deliver("busy", 1);

        assertThat(kept()).containsExactly(3L, 2L);
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void deletesDeliveriesOlderThanThirtyDaysAfterRestart() throws Exception {
        deliver("quiet", 1);
        play.pass(Duration.ofDays(20));
        deliver("perf", 1);
        close();
        play.pass(Duration.ofDays(20));
        open();
        deliver("perf", 1);

        assertThat(kept()).containsExactly(3L, 2L);
        assertThat(files()).isEqualTo(2);
    }

    /** Deliveries of an earlier version, or of other limits. */
    @Test
    void deletesExcessDeliveriesAtStart() throws Exception {
        close();
        play = ScriptedService.open(directory, timer, new Retention(100, 100, Duration.ofDays(30)));
        for (int i = 0; i < 5; i++) {
            deliver("channel " + i, 6);
        }
        assertThat(files()).isEqualTo(30);

        restart();

        assertThat(files()).isEqualTo(5);
        assertThat(kept()).containsExactly(30L, 29L, 28L, 24L, 23L);
    }
}
