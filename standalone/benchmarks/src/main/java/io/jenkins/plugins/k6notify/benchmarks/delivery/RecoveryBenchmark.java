package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the start of a controller takes to read what waits in the outbox, in a JVM that has not read one before; the
 * files are in the cache of the operating system.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class RecoveryBenchmark {

    @Param({"10000"})
    int deliveries;

    /** How many deliveries came to their end before, and are kept to be sent again. */
    @Param({"0", "10000"})
    int kept;

    private Path outbox;
    private DeliveryService service;

    @Setup
    public void fill() throws IOException {
        outbox = Directories.make();
        Sending.keep(outbox, kept, 10);
        Sending.fill(outbox, deliveries, 10);
    }

    @TearDown
    public void delete() throws IOException {
        service.close();
        Directories.delete(outbox);
    }

    @Benchmark
    public int recover() throws IOException {
        service = Sending.idle(outbox).capacity(deliveries).start();
        return service.waiting();
    }
}
