package io.jenkins.plugins.k6notify.benchmarks.console;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads 200 MB from memory on one core: the upper limit for the speed of a watcher. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class MemoryBenchmark {

    private final long[] memory = new long[200_000_000 / Long.BYTES];

    /** Four independent sums, so that an addition does not wait for the one before. */
    @Benchmark
    public long read() {
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        for (int i = 0; i < memory.length; i += 4) {
            first += memory[i];
            second += memory[i + 1];
            third += memory[i + 2];
            fourth += memory[i + 3];
        }
        return first + second + third + fourth;
    }
}
