package io.jenkins.plugins.k6notify.benchmarks.console;

import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writes a build log of 200 MB to a sink: plain, through the console watcher, and through filters with patterns. The fastest
 * time (p0.00) is the cost of the code; other work of the machine only adds to it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class ConsoleBenchmark {

    /** Destination of the bytes. */
    public enum Sink {
        /** Discards the bytes, to measure the reading alone. */
        NULL,
        /** Writes a file in the temporary directory, as Jenkins writes a log. */
        FILE
    }

    @Param
    BuildLog.Kind log;

    @Param
    BuildLog.Chunks chunks;

    @Param
    Sink sink;

    private BuildLog buildLog;
    private Path file;

    @Setup
    public void makeLog() throws IOException {
        buildLog = BuildLog.of(log, chunks);
        file = Files.createTempFile("k6-notify", ".log");
    }

    @TearDown
    public void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Deletes the last file before the measurement, as freeing its pages takes time. */
    @Setup(Level.Invocation)
    public void newFile() throws IOException {
        if (sink == Sink.FILE) {
            Files.deleteIfExists(file);
        }
    }

    @Benchmark
    public void copy() throws IOException {
        try (OutputStream out = sink()) {
            writeTo(out);
        }
    }

    @Benchmark
    public int watcher() throws IOException {
        RunCounter runs = new RunCounter();
        try (OutputStream out = new ConsoleWatcher(sink(), new K6Console(Clock.systemUTC(), runs))) {
            writeTo(out);
        }
        return runs.seen();
    }

    /** Searches for one of several texts of k6. */
    @Benchmark
    public int pattern() throws IOException {
        return find(PatternFilter.SEVERAL);
    }

    /** Searches for one fixed text, which finds less than half of the lines. */
    @Benchmark
    public int literal() throws IOException {
        return find(PatternFilter.ONE);
    }

    private int find(Pattern pattern) throws IOException {
        try (OutputStream out = sink();
                PatternFilter filter = new PatternFilter(out, pattern)) {
            writeTo(filter);
            return filter.found();
        }
    }

    private OutputStream sink() throws IOException {
        return sink == Sink.FILE ? Files.newOutputStream(file) : OutputStream.nullOutputStream();
    }

    private void writeTo(OutputStream out) throws IOException {
        byte[] bytes = buildLog.bytes();
        int start = 0;
        for (int end : buildLog.chunkEnds()) {
            out.write(bytes, start, end - start);
            start = end;
        }
    }
}
