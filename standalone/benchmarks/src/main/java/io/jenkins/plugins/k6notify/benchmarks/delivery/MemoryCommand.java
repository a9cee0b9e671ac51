package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Measures the heap of a waiting delivery, once submitted in this process and once read from disk. */
@Command(name = "memory", description = "Measures the heap per waiting delivery; run it with -XX:+UseSerialGC.")
public final class MemoryCommand implements Callable<Integer> {

    @Option(
            names = "--deliveries",
            description = "Number of waiting deliveries (default ${DEFAULT-VALUE}).",
            defaultValue = "10000")
    private int deliveries;

    @Override
    public Integer call() throws IOException {
        Path outbox = TemporaryDirectories.create();
        try {
            long before = heapWith(outbox, 0);
            System.out.println("state,deliveries,bytes per delivery");
            print("submitted", heapWith(outbox, deliveries) - before);
            print("recovered", heapWith(outbox, 0) - before);
        } finally {
            TemporaryDirectories.delete(outbox);
        }
        return ExitCode.OK;
    }

    private long heapWith(Path outbox, int more) throws IOException {
        try (DeliveryService service =
                DeliveryFixtures.idle(outbox).capacity(deliveries).start()) {
            for (int i = 0; i < more; i++) {
                service.submit(DeliveryFixtures.endpoint(i % 10), "key " + i, DeliveryFixtures.message("key " + i, 0));
            }
            return HeapUsage.used();
        }
    }

    private void print(String state, long bytes) {
        System.out.printf("%s,%d,%d%n", state, deliveries, bytes / deliveries);
    }
}
