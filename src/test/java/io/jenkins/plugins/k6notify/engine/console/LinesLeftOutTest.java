package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that skipping lines in the watcher does not change the runs. */
class LinesLeftOutTest {

    private static final byte[] AROUND = "\nexecution: local\nrunning (".getBytes(StandardCharsets.US_ASCII);

    /** The result of reading a console. */
    private record Seen(List<K6Run> started, List<K6Run> finished, boolean showsK6) {}

    static List<Recording> recordings() {
        return Recording.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void skippedLinesDoNotAffectRecordings(Recording recording) {
        for (String name : List.of("console.txt", "console.timestamps.txt", "console.tty.txt")) {
            byte[] console = recording.bytes(name);
            if (console != null) {
                assertSameWithoutSkipping(console, Ending.exit(recording.exitCode()), 1);
                assertSameWithoutSkipping(console, Ending.UNKNOWN, 2);
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void skippedLinesDoNotAffectAnyConsole(
            @ForAll("consoles") byte[] console, @ForAll("endings") Ending ending, @ForAll long seed) {
        assertSameWithoutSkipping(console, ending, seed);
    }

    @Provide
    Arbitrary<byte[]> consoles() {
        return ConsolePieces.anyConsole();
    }

    @Provide
    Arbitrary<Ending> endings() {
        return Arbitraries.of(Ending.UNKNOWN, Ending.exit(0), Ending.exit(99), Ending.exit(105), Ending.exit(255));
    }

    /** Blocks in which every line counts, with lines that would not count outside of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution: local\nnpm ci\nscript: a.js\nnpm ci\noutput: -\nrunning (01.0s), 1/1 VUs, 1 complete and 0 interrupted iterations\n",
                "execution: cloud\nscript: a.js\noutput: -\n1\n2\n3\n4\n5\n6\nRun    [  \u000F67% ] 03.0s/33s\n",
                "time=\"t\" level=debug msg=\"unfinished\n",
                "execution: local\na\nb\nc\nd\ne\nf\nscript: a.js\noutput: -\n",
                "execution: local\n\n\n\n\n\n\n\nscript: a.js\noutput: -\n",
                "running (02.0s), 0/1 VUs, 2 complete and 0 interrupted iterations\nnpm ci\ndefault ✗ [ 100% ] 1 VUs\n",
                "running (02.0s), 0/1 VUs, 2 complete and 0 interrupted iterations\n\ndefault ✗ [ 100% ] 1 VUs\n",
                "█ THRESHOLDS\nhttp_reqs\n✗ 'rate<1' rate=2\nnpm ci\n✓ 'rate<3' rate=2\n█ TOTAL RESULTS\nhttp_reqs\n✗ 'rate<1' rate=2\nvus...: 1\n"
            })
    void skippedLinesDoNotAffectBlocks(String console) {
        for (Ending ending : List.of(Ending.UNKNOWN, Ending.exit(0), Ending.exit(99))) {
            assertSameWithoutSkipping(console.getBytes(StandardCharsets.UTF_8), ending, 3);
        }
    }

    /** No line of a build without k6 reaches the listener. */
    @Test
    void linesOfOtherProgramsAreSkipped() {
        List<String> shown = new ArrayList<>();
        LineListener choosy = new LineListener() {
            @Override
            public void line(String line) {
                shown.add(line);
            }

            @Override
            public boolean wantsEveryLine() {
                return false;
            }
        };
        write(
                new ConsoleWatcher(OutputStream.nullOutputStream(), choosy),
                "[INFO] BUILD SUCCESS\n\tat a.b(C.java:1)\nnpm ci\n\nrunning, 1/1 VUs, 1 complete and 0 interrupted iterations\n├── a@1\nlast"
                        .getBytes(StandardCharsets.UTF_8),
                4);
        assertThat(shown).containsExactly("running, 1/1 VUs, 1 complete and 0 interrupted iterations");
    }

    private static void assertSameWithoutSkipping(byte[] console, Ending ending, long seed) {
        Seen every = play(console, ending, seed, reader -> reader::line);
        Seen some = play(console, ending, seed + 1, reader -> reader);
        assertThat(some).as(() -> new String(console, StandardCharsets.UTF_8)).isEqualTo(every);
    }

    private static Seen play(byte[] console, Ending ending, long seed, Function<K6Console, LineListener> listener) {
        ObservedRuns runs = new ObservedRuns();
        K6Console reader = new K6Console(Clock.fixed(ObservedRuns.NOW, ZoneOffset.UTC), runs);
        write(new ConsoleWatcher(OutputStream.nullOutputStream(), listener.apply(reader)), console, seed);
        boolean showsK6 = reader.showsK6();
        reader.end(ending);
        return new Seen(runs.started(), runs.finished(), showsK6);
    }

    /** Writes in chunks of random size, from arrays that contain other bytes too. */
    private static void write(ConsoleWatcher watcher, byte[] console, long seed) {
        Random random = new Random(seed);
        int most = 1 + random.nextInt(random.nextBoolean() ? 40 : 4000);
        try (watcher) {
            for (int offset = 0; offset < console.length; ) {
                int count = Math.min(console.length - offset, random.nextInt(most + 1));
                int before = random.nextInt(AROUND.length);
                byte[] chunk = new byte[before + count + random.nextInt(AROUND.length)];
                for (int i = 0; i < chunk.length; i++) {
                    chunk[i] = AROUND[i % AROUND.length];
                }
                System.arraycopy(console, offset, chunk, before, count);
                watcher.write(chunk, before, count);
                offset += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
