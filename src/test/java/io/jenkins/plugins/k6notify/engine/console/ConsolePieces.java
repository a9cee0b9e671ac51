package io.jenkins.plugins.k6notify.engine.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generated lines and consoles: combinations of what the readers of k6 look for, what surrounds it, and what resembles
 * it.
 */
final class ConsolePieces {

    private static final List<String> WORDS = List.of(
            // Beginnings of lines of k6, and parts of them.
            "execution: local",
            "     execution: cloud ",
            "script: a.js",
            "output: -",
            "time=\"2026-11-23T07:30:15Z\" level=error msg=\"test aborted\"",
            "time=",
            "level=info msg=x",
            "{\"level\":\"error\",\"msg\":\"test aborted\"}",
            "{\"level\":\"error\",",
            "\"msg\":\"x\"}",
            "ERRO[0003] test aborted",
            "INFO[0003] x",
            "WARN[",
            "running (01.0s), 1/1 VUs, 1 complete and 0 interrupted iterations",
            "paused, 0/1 VUs, 1 complete and 0 interrupted iterations",
            "running (",
            "default ✓ [ 100% ] 1 VUs",
            "Run    [  33% ] 01.0s/33s",
            "Run [x]",
            "NAME   STAGE   AGE",
            "checkout   error   5s",
            "   STAGE   ",
            "   error   ",
            "Init      [  50% ] 2/4 VUs initialized",
            "test status: Finished",
            "  █ THRESHOLDS ",
            "  █ TOTAL RESULTS",
            "█ ",
            "vus...: 2 min=1 max=2",
            "   iterations.....................: 20      6.02072/s",
            "    { expected_response:true }...: avg=31ms",
            "http_reqs{url:a b}...: 12 3.8/s",
            "vus ...: 2",
            "✗ http_req_duration...: avg=1s",
            "✗ 'p(95)<500' p(95)=612ms",
            "...: 5",
            "...",
            "{ a }",
            "{a}",
            "/‾‾/",
            "thresholds on metrics 'a' have been crossed",
            "some thresholds have failed",
            "Thresholds have been crossed",
            "The test has failed",
            "test run was marked as failed",
            "test run was aborted because k6 received a 'interrupt' signal",
            "test run stopped from REST API",
            "test aborted",
            "Aborting k6 in response to signal x",
            "setup() execution timed out after 1s",
            "handleSummary() execution timed out after 1s",
            // Prefixes and escape sequences around lines of k6.
            "[2026-11-23T07:30:14.472Z] ",
            "[2026-11-23T07:30:14Z]",
            "2026-11-23T07:30:14.472123456Z ",
            "2026-11-23T08:30:14,472+0100 ",
            "07:30:14 ",
            "00:00:01.123 ",
            "k6-1  | ",
            "2048.k6_1 |",
            "[checkout] ",
            "[ä] ",
            "\u001B[36m",
            "\u001B[0m",
            "\u001B[0K",
            "\u001B[8mha:////4ABC+/==\u001B[0m",
            "\u001B[8mha:",
            "\u001B]0;title\u0007",
            "\u001B",
            "\u001B[",
            // Text that resembles lines of k6 or belongs to other programs.
            "\u0000",
            "\u007F",
            "\u0085",
            "\u2028",
            "\t",
            " ",
            "  ",
            "        ",
            ":",
            "|",
            "[",
            "]",
            "{",
            ".",
            "a",
            "0",
            "Z",
            "é",
            "‾",
            "✓",
            "😀",
            "Downloading from central: https://repo.example/a.jar",
            "x".repeat(130));

    private static final List<byte[]> RECORDED = Recording.all().stream()
            .flatMap(recording -> Stream.of("console.txt", "console.timestamps.txt", "console.tty.txt")
                    .map(recording::bytes))
            .filter(console -> console != null)
            .flatMap(console -> lines(console).stream())
            .toList();

    private ConsolePieces() {}

    /** The lines of all recordings. */
    static List<byte[]> recordedLines() {
        return RECORDED;
    }

    /** Splits at LF and CR, regardless of the encoding of the text. */
    static List<byte[]> lines(byte[] console) {
        return Arrays.stream(new String(console, StandardCharsets.ISO_8859_1).split("[\r\n]"))
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** Any line: a recorded one, a changed one, or one made of pieces. */
    static Arbitrary<byte[]> anyLine() {
        Arbitrary<byte[]> recorded = Arbitraries.of(RECORDED);
        Arbitrary<byte[]> ofPieces =
                piece().list().ofMinSize(1).ofMaxSize(6).map(pieces -> joined(pieces, new byte[0]));
        Arbitrary<byte[]> prefixed =
                Combinators.combine(ofPieces, recorded).as((a, b) -> joined(List.of(a, b), new byte[0]));
        Arbitrary<byte[]> changed = Combinators.combine(
                        Arbitraries.oneOf(recorded, ofPieces), piece(), Arbitraries.longs())
                .as(ConsolePieces::changed);
        return Arbitraries.oneOf(recorded, ofPieces, prefixed, changed);
    }

    /** Any console: lines in any order, or a recording with other lines in between. */
    static Arbitrary<byte[]> anyConsole() {
        Arbitrary<byte[]> ends = Arbitraries.of("\n", "\r\n", "\r", "\n\n").map(ConsolePieces::utf8);
        Arbitrary<byte[]> mixed =
                Combinators.combine(anyLine().list().ofMaxSize(30), ends).as(ConsolePieces::joined);
        Arbitrary<byte[]> disturbed = Combinators.combine(
                        Arbitraries.of(Recording.all()), anyLine().list().ofMaxSize(8), ends, Arbitraries.longs())
                .as((recording, others, end, seed) -> {
                    List<byte[]> lines = new ArrayList<>(lines(recording.console()));
                    Random random = new Random(seed);
                    others.forEach(other -> lines.add(random.nextInt(lines.size() + 1), other));
                    return joined(lines, end);
                });
        return Arbitraries.oneOf(mixed, disturbed);
    }

    private static Arbitrary<byte[]> piece() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(WORDS).map(ConsolePieces::utf8)),
                Tuple.of(
                        1,
                        Arbitraries.bytes()
                                .filter(value -> value != '\n' && value != '\r')
                                .array(byte[].class)
                                .ofMaxSize(3)));
    }

    /** Inserts the piece or removes text, but not within colour sequences, and inserts no colours into words. */
    private static byte[] changed(byte[] line, byte[] piece, long seed) {
        if (hasControl(line) || hasControl(piece)) {
            return joined(List.of(piece, line), new byte[0]);
        }
        Random random = new Random(seed);
        int from = random.nextInt(line.length + 1);
        int to = random.nextBoolean() ? from : Math.min(line.length, from + random.nextInt(4));
        byte[] between = from == to ? piece : new byte[0];
        return joined(
                List.of(Arrays.copyOf(line, from), between, Arrays.copyOfRange(line, to, line.length)), new byte[0]);
    }

    private static boolean hasControl(byte[] text) {
        for (byte value : text) {
            if (value >= 0 && value < ' ') {
                return true;
            }
        }
        return false;
    }

    private static byte[] joined(List<byte[]> parts, byte[] separator) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
            whole.writeBytes(separator);
        }
        return whole.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
