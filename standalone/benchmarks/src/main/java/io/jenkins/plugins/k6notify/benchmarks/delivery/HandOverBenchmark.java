package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
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
 * How long a build waits for an event to be handed over: until it is on disk for sure. What the disk itself takes for that
 * stands beside it: a file of the same size written, forced and renamed, and its directory forced.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 10)
@Fork(1)
public class HandOverBenchmark {

    /** A service with an outbox of its own. */
    @State(Scope.Benchmark)
    public static class Handing {

        /** Whether the service delivers meanwhile, to a receiver on this machine. */
        @Param({"false", "true"})
        boolean delivering;

        private Path outbox;
        private Receiver receiver;
        private DeliveryService service;
        private int number;

        @Setup(Level.Iteration)
        public void start() throws IOException {
            outbox = Directories.make();
            receiver = Receiver.http(Sickness.NONE, Receiver.Witness.none());
            service = (delivering
                            ? Sending.overHttp(outbox, delivery -> Sending.target(receiver.uri()))
                            : Sending.idle(outbox))
                    .capacity(Integer.MAX_VALUE)
                    .start();
        }

        @TearDown(Level.Iteration)
        public void stop() throws IOException {
            service.close();
            receiver.close();
            Directories.delete(outbox);
        }
    }

    /** A directory, and what a file in it holds. */
    @State(Scope.Benchmark)
    public static class Disk {

        /** About as long as the JSON of a delivery. */
        private static final int SIZE = 2300;

        private final byte[] content = new byte[SIZE];
        private Path directory;
        private int number;

        @Setup(Level.Iteration)
        public void start() throws IOException {
            directory = Directories.make();
        }

        @TearDown(Level.Iteration)
        public void stop() throws IOException {
            Directories.delete(directory);
        }
    }

    @Benchmark
    public Object handOver(Handing to) throws IOException {
        int number = to.number++;
        String key = "key " + number;
        return to.service.submit(Sending.endpoint(number % 10), key, Sending.message(key, 0));
    }

    @Benchmark
    public Path plainFile(Disk disk) throws IOException {
        Path name = disk.directory.resolve("file" + disk.number++);
        Path temporary = disk.directory.resolve("file.tmp");
        try (FileChannel file = FileChannel.open(
                temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(ByteBuffer.wrap(disk.content));
            file.force(false);
        }
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(disk.directory, StandardOpenOption.READ)) {
            names.force(true);
        }
        return name;
    }
}
