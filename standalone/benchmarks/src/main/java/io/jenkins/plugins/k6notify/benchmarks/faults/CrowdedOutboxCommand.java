package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.DeliveryFixtures;
import io.jenkins.plugins.k6notify.benchmarks.delivery.TemporaryDirectories;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Measures outboxes whose directory contains many more files than their limit. */
@Command(
        name = "crowded-outbox",
        description = "Measures the opening of outboxes with many files, and submissions to them.")
public final class CrowdedOutboxCommand implements Callable<Integer> {

    private static final int LIMIT = 10_000;
    private static final int TIMED = 1_000;

    @Option(names = "--files", description = "Number of files (default ${DEFAULT-VALUE}).", defaultValue = "100000")
    private int files;

    @Override
    public Integer call() throws IOException {
        System.out.println(
                "outbox,limit,files found,opened after s,waiting,dropped,median submission ms,p99 ms,warnings");
        Path outbox = TemporaryDirectories.create();
        try {
            measure("empty", outbox, LIMIT);
        } finally {
            TemporaryDirectories.delete(outbox);
        }
        outbox = TemporaryDirectories.create();
        try {
            DeliveryFixtures.fill(outbox, files, 10);
            measure("deliveries", outbox, 2 * files);
            measure("deliveries", outbox, LIMIT);
        } finally {
            TemporaryDirectories.delete(outbox);
        }
        outbox = TemporaryDirectories.create();
        try {
            Files.createDirectories(outbox.resolve("pending"));
            for (int i = 0; i < files; i++) {
                Files.writeString(outbox.resolve("pending/photo" + i + ".jpg"), "beach");
            }
            measure("files that are not deliveries", outbox, LIMIT);
        } finally {
            TemporaryDirectories.delete(outbox);
        }
        return ExitCode.OK;
    }

    private static void measure(String what, Path outbox, int limit) throws IOException {
        long found = entries(outbox.resolve("pending"));
        long opening = System.nanoTime();
        try (WarningCounter warnings = new WarningCounter();
                DeliveryService service =
                        DeliveryFixtures.idle(outbox).capacity(limit).start()) {
            double opened = (System.nanoTime() - opening) / 1e9;
            int waiting = service.waiting();
            long dropped = service.level().dropped();
            long[] nanos = new long[TIMED];
            for (int i = 0; i < TIMED; i++) {
                String key = "late " + i;
                long start = System.nanoTime();
                service.submit(DeliveryFixtures.endpoint(i % 10), key, DeliveryFixtures.message(key, 0));
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%s,%d,%d,%.2f,%d,%d,%.2f,%.2f,%d%n",
                    what,
                    limit,
                    found,
                    opened,
                    waiting,
                    dropped,
                    nanos[TIMED / 2] / 1e6,
                    nanos[TIMED * 99 / 100] / 1e6,
                    warnings.counts().values().stream().mapToInt(count -> count).sum());
        }
    }

    private static long entries(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return 0;
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).count();
        }
    }
}
