package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** What a waiting delivery takes of the heap: of the process that it was handed to, and of the one that found it on disk. */
@Command(name = "memory", description = "Heap per waiting delivery; run it with -XX:+UseSerialGC.")
public final class MemoryCommand implements Callable<Integer> {

    @Option(names = "--deliveries", description = "How many wait (default ${DEFAULT-VALUE}).", defaultValue = "10000")
    private int deliveries;

    @Override
    public Integer call() throws IOException {
        Path outbox = Directories.make();
        try {
            long before = heapWith(outbox, 0);
            System.out.println("state,deliveries,bytes per delivery");
            print("handed over", heapWith(outbox, deliveries) - before);
            print("recovered", heapWith(outbox, 0) - before);
        } finally {
            Directories.delete(outbox);
        }
        return ExitCode.OK;
    }

    private long heapWith(Path outbox, int more) throws IOException {
        try (DeliveryService service = Sending.idle(outbox).capacity(deliveries).start()) {
            for (int i = 0; i < more; i++) {
                service.submit(Sending.endpoint(i % 10), "key " + i, Sending.message("key " + i, 0));
            }
            return Heap.used();
        }
    }

    private void print(String state, long bytes) {
        System.out.printf("%s,%d,%d%n", state, deliveries, bytes / deliveries);
    }
}
