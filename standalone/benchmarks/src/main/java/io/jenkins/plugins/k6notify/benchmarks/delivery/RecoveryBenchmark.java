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
 * Measures how long a service takes to read the waiting deliveries of its outbox at the start, in a JVM that has not read one
 * before; the files are in the cache of the operating system.
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

    /** Number of finished deliveries that are kept for redelivery. */
    @Param({"0", "10000"})
    int kept;

    private Path outbox;
    private DeliveryService service;

    @Setup
    public void fill() throws IOException {
        outbox = TemporaryDirectories.create();
        DeliveryFixtures.keep(outbox, kept, 10);
        DeliveryFixtures.fill(outbox, deliveries, 10);
    }

    @TearDown
    public void delete() throws IOException {
        service.close();
        TemporaryDirectories.delete(outbox);
    }

    @Benchmark
    public int recover() throws IOException {
        service = DeliveryFixtures.idle(outbox).capacity(deliveries).start();
        return service.waiting();
    }
}
