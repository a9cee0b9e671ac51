package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.engine.line.LineDecoder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that readers access each character of a line a limited number of times. */
class LinearTimeTest {

    /** Number of characters of a line that are read. */
    private static final int LENGTH = LineDecoder.MAX_BYTES;

    private static final int MOST_ACCESSES = 50;

    /** A text that counts accesses to its characters, including those of its parts and copies. */
    private record Counted(String text, long[] accesses) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            accesses[0]++;
            return text.charAt(index);
        }

        @NonNull
        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), accesses);
        }

        @NonNull
        @Override
        public String toString() {
            accesses[0] += text.length();
            return text;
        }
    }

    /** Text that the readers look for, and separators. */
    private static final List<String> PIECES = pieces();

    /** One piece per line, with the escapes of Java; a benchmark reads the same file. */
    private static List<String> pieces() {
        try {
            return Files.readAllLines(Path.of(LinearTimeTest.class
                            .getResource("/hostile-pieces.txt")
                            .toURI()))
                    .stream()
                    .map(String::translateEscapes)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String piece : PIECES) {
            String repeated = piece.repeat(LENGTH / piece.length());
            lines.add(repeated);
            lines.add("x" + repeated);
            lines.add("ERRO[0001] " + repeated);
            lines.add("ERRO[0001] x" + repeated + "x");
            lines.add("time=\"t\" level=error msg=\"" + repeated + "\" hint=\"script exception\"");
            lines.add("running (1s), 1/1 VUs, 1 complete and 0 interrupted iterations" + repeated);
            lines.add("    vus" + repeated + "...: 2 min=1 max=3");
            lines.add("    vus...: " + repeated);
            lines.add(repeated + "time=\"t\" level=error msg=\"test aborted\"");
        }
        return lines.stream();
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("lines")
    void adversarialLineIsReadInLinearTime(String line) {
        assertLinear(List.of(line, line));
    }

    /** Lines that bring the console into states in which other readers are active. */
    private static final List<List<String>> BEFORE = List.of(
            List.of(),
            List.of("     execution: local"),
            List.of("running (01.0s), 1/1 VUs, 1 complete and 0 interrupted iterations"),
            List.of("  █ THRESHOLDS "),
            List.of("ERRO[0001] Error: boom"),
            List.of("k6 : time=\"t\" level=error msg=\"thresholds on"),
            List.of("+ k6 run a.js"),
            List.of("panic: x", "goroutine 1 [running]:"),
            List.of("k6-1  |      execution: local", "k6-1  |         script: a.js", "k6-1  |         output: -"),
            List.of("NAME   STAGE   AGE"),
            List.of("     execution: local", "script: a.js", "output: -", "scenarios: (100.00%) 1 scenario"),
            List.of("     execution: cloud", "script: a.js", "output: https://x.grafana.net/a/k6-app/runs/7"));

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("lines")
    void adversarialLineIsReadInLinearTimeInAnyState(String line) {
        for (List<String> before : BEFORE) {
            List<String> lines = new ArrayList<>(before);
            lines.add(line);
            assertLinear(lines);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void randomLinesAreReadInLinearTime(@ForAll("consoles") List<String> console) {
        assertLinear(console);
    }

    @Provide
    Arbitrary<List<String>> consoles() {
        Arbitrary<String> repeated = Arbitraries.of(PIECES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(pieces -> String.join("", pieces))
                .map(unit -> unit.repeat(Math.max(1, 4000 / unit.length())));
        Arbitrary<String> mixed = Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(repeated, mixed).list().ofMinSize(1).ofMaxSize(8);
    }

    private static void assertLinear(List<String> lines) {
        K6Console console = new K6Console(Clock.fixed(ObservedRuns.NOW, ZoneOffset.UTC), new ObservedRuns());
        for (String line : lines) {
            assertLinear(line, console::read);
        }
    }

    private static void assertLinear(String line, Consumer<CharSequence> reader) {
        long[] accesses = new long[1];
        reader.accept(new Counted(line, accesses));
        // The limit for short lines depends on the length of the patterns.
        assertThat(accesses[0])
                .as(() -> line.substring(0, Math.min(200, line.length())))
                .isLessThanOrEqualTo((long) MOST_ACCESSES * Math.max(line.length(), 200));
    }
}
