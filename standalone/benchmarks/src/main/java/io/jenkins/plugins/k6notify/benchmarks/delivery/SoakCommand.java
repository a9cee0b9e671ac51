package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
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

/** Submits and delivers many events, and prints the resources in use at intervals, to show whether they grow. */
@Command(name = "soak", description = "Submits and delivers many events; prints the resources in use at intervals.")
public final class SoakCommand implements Callable<Integer> {

    private static final int ROWS = 20;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Option(
            names = "--deliveries",
            description = "Number of deliveries (default ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int deliveries;

    @Option(
            names = "--waiting",
            description = "Maximum number of deliveries that wait at once (default ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int waiting;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path outbox = TemporaryDirectories.create();
        Semaphore places = new Semaphore(waiting);
        try (SimulatedReceiver receiver =
                        SimulatedReceiver.http(FaultMode.NONE, SimulatedReceiver.RequestListener.none());
                DeliveryService service = DeliveryFixtures.overHttp(
                                outbox, delivery -> DeliveryFixtures.target(receiver.uri()))
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
                service.submit(
                        DeliveryFixtures.endpoint(done % 10),
                        "key " + done,
                        DeliveryFixtures.message("key " + done, 0));
            }
            places.acquire(waiting);
            print(deliveries, began, outbox);
        } finally {
            TemporaryDirectories.delete(outbox);
        }
        return ExitCode.OK;
    }

    /** Releases the place of a delivery that succeeded. */
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
                HeapUsage.used() / 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Files.isDirectory(DESCRIPTORS) ? entries(DESCRIPTORS) : -1,
                files(outbox));
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** Counts all files, with those of finished deliveries. */
    private static long files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
