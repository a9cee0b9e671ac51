package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
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
 * Measures how long a submission takes, after which the event is forced to disk. For comparison it measures the disk itself: a
 * file of the same size is written, forced and renamed, and its directory forced.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 10)
@Fork(1)
public class SubmissionBenchmark {

    /** A service with an outbox of its own. */
    @State(Scope.Benchmark)
    public static class Outbox {

        /** Whether the service delivers at the same time, to a receiver on this machine. */
        @Param({"false", "true"})
        boolean delivering;

        private Path directory;
        private SimulatedReceiver receiver;
        private DeliveryService service;
        private int number;

        @Setup(Level.Iteration)
        public void start() throws IOException {
            directory = TemporaryDirectories.create();
            receiver = SimulatedReceiver.http(FaultMode.NONE, SimulatedReceiver.RequestListener.none());
            service = (delivering
                            ? DeliveryFixtures.overHttp(directory, delivery -> DeliveryFixtures.target(receiver.uri()))
                            : DeliveryFixtures.idle(directory))
                    .capacity(Integer.MAX_VALUE)
                    .start();
        }

        @TearDown(Level.Iteration)
        public void stop() throws IOException {
            service.close();
            receiver.close();
            TemporaryDirectories.delete(directory);
        }
    }

    /** A directory, and the content of a file in it. */
    @State(Scope.Benchmark)
    public static class Disk {

        /** About as long as the JSON of a delivery. */
        private static final int SIZE = 2300;

        private final byte[] content = new byte[SIZE];
        private Path directory;
        private int number;

        @Setup(Level.Iteration)
        public void start() throws IOException {
            directory = TemporaryDirectories.create();
        }

        @TearDown(Level.Iteration)
        public void stop() throws IOException {
            TemporaryDirectories.delete(directory);
        }
    }

    @Benchmark
    public Object submit(Outbox outbox) throws IOException {
        int number = outbox.number++;
        String key = "key " + number;
        return outbox.service.submit(DeliveryFixtures.endpoint(number % 10), key, DeliveryFixtures.message(key, 0));
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
