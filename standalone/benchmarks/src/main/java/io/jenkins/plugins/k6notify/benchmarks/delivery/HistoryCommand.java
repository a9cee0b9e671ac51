package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Measures the start with many finished deliveries on disk, and the cost of their index. */
@Command(
        name = "history",
        description = "Measures the opening of an outbox with many finished deliveries; run it with -XX:+UseSerialGC.")
public final class HistoryCommand implements Callable<Integer> {

    private static final int PAGE = 50;

    @Option(names = "--channels", description = "Number of channels (default ${DEFAULT-VALUE}).", defaultValue = "1000")
    private int channels;

    @Option(
            names = "--deliveries",
            description = "Number of deliveries of each channel (default ${DEFAULT-VALUE}).",
            defaultValue = "1000")
    private int deliveries;

    @Override
    public Integer call() throws IOException {
        Path outbox = TemporaryDirectories.create();
        try {
            write(outbox);
            long before = HeapUsage.used();
            long began = System.nanoTime();
            try (DeliveryService service = DeliveryFixtures.idle(outbox).start()) {
                double opened = seconds(began);
                double[] read = new double[1];
                service.history().load(() -> read[0] = seconds(began));
                double deleted = seconds(began);
                long heap = HeapUsage.used() - before;
                long asked = System.nanoTime();
                List<Delivery> page = service.history().deliveries(row -> true, DeliveryHistory.NEWEST, PAGE);
                double first = seconds(asked);
                asked = System.nanoTime();
                long health = service.history().health().stream()
                        .filter(channel ->
                                service.history().lastFailureReason(channel).isPresent())
                        .count();
                System.out.println("files,accepts messages after s,all known after s,surplus deleted after s,heap kB,"
                        + "rows of the first page,first page ms,channels,health ms");
                System.out.printf(
                        "%d,%.2f,%.2f,%.2f,%d,%d,%.1f,%d,%.1f%n",
                        channels * deliveries,
                        opened,
                        read[0],
                        deleted,
                        heap / 1024,
                        page.size(),
                        first * 1000,
                        health,
                        seconds(asked) * 1000);
            }
        } finally {
            TemporaryDirectories.delete(outbox);
        }
        return ExitCode.OK;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void write(Path outbox) throws IOException {
        Instant now = Instant.now();
        Attempt attempt = new Attempt(
                now,
                OptionalInt.of(410),
                12,
                Reason.said("the receiver returned HTTP 410: gone"),
                Attempt.Outcome.FAILED,
                Optional.empty());
        long sequence = 0;
        try (DeliveryStore store = DeliveryStore.open(outbox)) {
            for (int i = 0; i < deliveries; i++) {
                for (int channel = 0; channel < channels; channel++) {
                    String key = "run " + i + " of " + channel;
                    sequence++;
                    Delivery delivery = Delivery.submitted(
                            sequence, DeliveryFixtures.message(key, 0), DeliveryFixtures.endpoint(channel), key, now);
                    store.finish(delivery.after(attempt, Optional.empty()));
                }
            }
        }
    }
}
