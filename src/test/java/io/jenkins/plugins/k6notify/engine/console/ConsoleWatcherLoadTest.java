package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineDecoder;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Tests {@code ConsoleWatcher} with many consoles, chunk sizes and large amounts of data. */
class ConsoleWatcherLoadTest {

    @Property(tries = 150)
    void chunkSizeDoesNotAffectLogAndRuns(@ForAll("recordings") Recording recording, @ForAll long seed) {
        byte[] console = recording.console();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ObservedRuns runs = watch(log, watcher -> writeInChunks(watcher, console, new Random(seed)), recording);

        assertThat(runs).hasToString(recording.expected());
        assertThat(log.toByteArray()).isEqualTo(console);
    }

    @Property(tries = 100)
    void surroundingBytesDoNotAffectRuns(
            @ForAll("recordings") Recording recording,
            @ForAll("garbage") byte[] before,
            @ForAll("garbage") byte[] after) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        console.writeBytes(before);
        console.write('\n');
        console.writeBytes(recording.console());
        console.write('\n');
        console.writeBytes(after);

        assertThat(ObservedRuns.play(console.toByteArray(), Ending.exit(recording.exitCode())))
                .hasToString(recording.expected());
    }

    @Property
    void randomBytesPassUnchanged(@ForAll byte[] bytes) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        writeAll(new ConsoleWatcher(log, lines::add), bytes);

        assertThat(log.toByteArray()).isEqualTo(bytes);
        assertThat(lines).noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }

    @Provide
    Arbitrary<Recording> recordings() {
        return Arbitraries.of(Recording.decidable());
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        Arbitrary<byte[]> encoded = Arbitraries.strings()
                .ofMaxLength(200)
                .flatMap(text -> Arbitraries.of(
                                StandardCharsets.UTF_8,
                                StandardCharsets.UTF_16LE,
                                StandardCharsets.ISO_8859_1,
                                Charset.forName("windows-1252"))
                        .map(text::getBytes));
        return Arbitraries.oneOf(
                encoded, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
    }

    @Test
    void lineOfOneGigabyteNeedsNoMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] chunk = "a long line without an end ".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        List<Integer> lengths = new ArrayList<>();
        long[] passed = new long[1];
        OutputStream log = new OutputStream() {
            @Override
            public void write(int b) {
                passed[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                passed[0] += count;
            }
        };
        try (ConsoleWatcher watcher = new ConsoleWatcher(log, line -> lengths.add(line.length()))) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long written = 0;
            while (written < 1L << 30) {
                watcher.write(chunk);
                written += chunk.length;
            }
            watcher.write('\n');
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
            assertThat(passed[0]).isEqualTo(written + 1);
        }
        assertThat(lengths).containsExactly(LineDecoder.MAX_BYTES);
    }

    @Test
    void otherLinesNeedNoMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] lines = """
                [INFO] Downloading from central: https://repo.example/org/a/1.0/a-1.0.jar
                \tat org.example.Main.main(Main.java:17)
                2026-11-23T07:30:14.472123456Z web-1  | GET /index.html 200
                \u001B[32m✔\u001B[0m Container web-1  \u001B[1mStarted\u001B[0m
                {"message":"no entry of k6"}
                """.getBytes(StandardCharsets.UTF_8);
        K6Console console = new K6Console(Clock.systemUTC(), new ObservedRuns());
        try (ConsoleWatcher watcher = new ConsoleWatcher(OutputStream.nullOutputStream(), console)) {
            watcher.write(lines);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                watcher.write(lines);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        }
    }

    @Test
    void millionBannersAreAtMostOneRun() {
        byte[] million = "     execution: local\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(ObservedRuns.play(million, Ending.exit(0))).hasToString("none");

        byte[] announced = "     execution: local\n        script: a.js\n        output: -\n"
                .repeat(300_000)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(ObservedRuns.play(announced, Ending.UNKNOWN)).hasToString("S 6/1");
    }

    private static ObservedRuns watch(OutputStream log, Writing writing, Recording recording) {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.fixed(ObservedRuns.NOW, ZoneOffset.UTC), runs);
        try (ConsoleWatcher watcher = new ConsoleWatcher(log, console)) {
            writing.to(watcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.end(Ending.exit(recording.exitCode()));
        return runs;
    }

    private interface Writing {
        void to(ConsoleWatcher watcher) throws IOException;
    }

    private static void writeInChunks(ConsoleWatcher watcher, byte[] bytes, Random random) throws IOException {
        int most = 1 + random.nextInt(300);
        int offset = 0;
        while (offset < bytes.length) {
            int count = Math.min(bytes.length - offset, random.nextInt(most + 1));
            watcher.write(bytes, offset, count);
            offset += count;
        }
    }

    private static void writeAll(ConsoleWatcher watcher, byte[] bytes) {
        try (watcher) {
            watcher.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
