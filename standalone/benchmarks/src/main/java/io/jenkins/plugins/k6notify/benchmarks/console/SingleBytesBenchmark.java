package io.jenkins.plugins.k6notify.benchmarks.console;

import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writes a log of 200 MB byte by byte, as the step {@code sh} of a pipeline passes on the output from an agent. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class SingleBytesBenchmark {

    @Param({"WITHOUT_K6", "WITH_RUNS"})
    BuildLog.Kind log;

    private byte[] bytes;

    @Setup
    public void makeLog() {
        bytes = BuildLog.of(log, BuildLog.Chunks.BLOCKS).bytes();
    }

    @Benchmark
    public int watcher() throws IOException {
        RunCounter runs = new RunCounter();
        try (OutputStream out =
                new ConsoleWatcher(OutputStream.nullOutputStream(), new K6Console(Clock.systemUTC(), runs))) {
            for (byte single : bytes) {
                out.write(single);
            }
        }
        return runs.seen();
    }
}
