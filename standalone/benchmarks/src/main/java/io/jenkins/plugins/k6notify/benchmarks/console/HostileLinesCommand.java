package io.jenkins.plugins.k6notify.benchmarks.console;

import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Measures the time for lines of 64 KiB that a hostile build may print, compared with lines of k6. */
@Command(
        name = "hostile-lines",
        description = "Measures the time per byte of lines made to be slow, compared with lines of k6.")
public final class HostileLinesCommand implements Callable<Integer> {

    private static final int LENGTH = 64 << 10;

    /** Lines with {@code %s} in place of the repeated piece, some after a line that opens a block or a run. */
    private static final List<String> FORMS = List.of(
            "%s",
            "running (01.0s), 1/1 VUs, 1 complete and 0 interrupted iterations\n%s",
            "  █ THRESHOLDS \n%s",
            "     execution: local\n%s",
            "ERRO[0001] %s",
            "ERRO[0001] x\n%s",
            "k6 : time=\"t\" level=error msg=\"x\n%s",
            "time=\"t\" level=error msg=\"%s\" hint=\"script exception\"",
            "{\"level\":\"error\",\"msg\":\"%s\"}",
            "    vus%s...: 2 min=1 max=3",
            "    vus...: %s",
            "%s time=\"t\" level=error msg=\"test aborted\"",
            "NAME   STAGE   AGE\n%s   error   5s",
            "NAME   STAGE   AGE\nload   error   %s",
            "execution: local\nscript: a.js\noutput: -\nscenarios: (1)\n%s",
            "execution: local\nscript: a.js\noutput: -\nscenarios: (1)\n* %s: 1 VUs");

    @Option(
            names = "--rounds",
            description = "Number of rounds, of which the fastest counts (default ${DEFAULT-VALUE}).",
            defaultValue = "15")
    private int rounds;

    /** Result for one line. */
    private record Line(String form, String piece, double nanosPerByte) {}

    @Override
    public Integer call() throws IOException {
        byte[] run = recordedRun();
        double ordinary = nanosPerByte(run);
        List<Line> lines = new ArrayList<>();
        for (String piece : pieces()) {
            for (String form : FORMS) {
                String line = form.formatted(piece.repeat(LENGTH / piece.length()));
                lines.add(new Line(form, piece, nanosPerByte(line.getBytes(StandardCharsets.UTF_8))));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::nanosPerByte).reversed());
        // Measured again, as the first measurement may have been delayed by the start of the JVM.
        double again = nanosPerByte(run);
        System.out.println("form,piece,ns per byte,times a recorded run");
        print(new Line("a recorded run", "", Math.min(ordinary, again)), Math.min(ordinary, again));
        lines.stream().limit(10).forEach(line -> print(line, Math.min(ordinary, again)));
        return ExitCode.OK;
    }

    private static void print(Line line, double ordinary) {
        System.out.printf(
                "\"%s\",\"%s\",%.1f,%.1f%n",
                escaped(line.form), escaped(line.piece), line.nanosPerByte, line.nanosPerByte / ordinary);
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\u001B", "\\e")
                .replace("\0", "\\0")
                .replace("\"", "\"\"");
    }

    private double nanosPerByte(byte[] console) throws IOException {
        long fastest = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            RunCounter runs = new RunCounter();
            long start = System.nanoTime();
            try (OutputStream out =
                    new ConsoleWatcher(OutputStream.nullOutputStream(), new K6Console(Clock.systemUTC(), runs))) {
                out.write(console);
            }
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return (double) fastest / console.length;
    }

    /** Whole runs, with at least as many bytes as a hostile line. */
    private static byte[] recordedRun() throws IOException {
        try (InputStream console = HostileLinesCommand.class.getResourceAsStream("console.txt")) {
            String run = new String(console.readAllBytes(), StandardCharsets.UTF_8);
            return run.repeat(1 + LENGTH / run.length()).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<String> pieces() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                HostileLinesCommand.class.getResourceAsStream("hostile-pieces.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().map(String::translateEscapes).toList();
        }
    }
}
