package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Hands over and delivers for long, and shows whether anything grows. */
@Command(name = "soak", description = "Hands over and delivers many events; prints what is in use every so often.")
public final class SoakCommand implements Callable<Integer> {

    private static final int ROWS = 20;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Option(
            names = "--deliveries",
            description = "How many in all (default ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int deliveries;

    @Option(
            names = "--waiting",
            description = "How many may wait for their delivery at once (default ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int waiting;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path outbox = Directories.make();
        Semaphore places = new Semaphore(waiting);
        try (Receiver receiver = Receiver.http(Sickness.NONE, Receiver.Witness.none());
                DeliveryService service = Sending.overHttp(outbox, delivery -> Sending.target(receiver.uri()))
                        .listener(new Release(places))
                        .start()) {
            long began = System.nanoTime();
            System.out.println("deliveries,seconds,heap kB,threads,open files,files in the outbox");
            for (int done = 0; done < deliveries; done++) {
                if (done % Math.max(1, deliveries / ROWS) == 0) {
                    places.acquire(waiting);
                    print(done, began, outbox);
                    places.release(waiting);
                }
                places.acquire();
                service.submit(Sending.endpoint(done % 10), "key " + done, Sending.message("key " + done, 0));
            }
            places.acquire(waiting);
            print(deliveries, began, outbox);
        } finally {
            Directories.delete(outbox);
        }
        return ExitCode.OK;
    }

    /** A delivery that has arrived makes place for another. */
    private record Release(Semaphore places) implements DeliveryListener {
        @Override
        public void changed(Delivery delivery) {
            if (delivery.state() == Delivery.State.DELIVERED) {
                places.release();
            }
        }
    }

    private static void print(int done, long began, Path outbox) throws IOException {
        System.out.printf(
                "%d,%.0f,%d,%d,%d,%d%n",
                done,
                (System.nanoTime() - began) / 1e9,
                Heap.used() / 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Files.isDirectory(DESCRIPTORS) ? entries(DESCRIPTORS) : -1,
                files(outbox));
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** With those that are kept to be sent again. */
    private static long files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
