package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.Directories;
import io.jenkins.plugins.k6notify.benchmarks.delivery.Sending;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** What an outbox does in whose directory are many more files than it has room for. */
@Command(name = "crowded-outbox", description = "Opens outboxes with many files, and times handing over to them.")
public final class CrowdedOutboxCommand implements Callable<Integer> {

    private static final int ROOM = 10_000;
    private static final int TIMED = 1_000;

    @Option(names = "--files", description = "How many files (default ${DEFAULT-VALUE}).", defaultValue = "100000")
    private int files;

    @Override
    public Integer call() throws IOException {
        System.out.println(
                "outbox,room for,files found,opened after s,waiting,dropped,median ms to hand over,p99 ms,warnings");
        Path outbox = Directories.make();
        try {
            measure("empty", outbox, ROOM);
        } finally {
            Directories.delete(outbox);
        }
        outbox = Directories.make();
        try {
            Sending.fill(outbox, files, 10);
            measure("deliveries", outbox, 2 * files);
            measure("deliveries", outbox, ROOM);
        } finally {
            Directories.delete(outbox);
        }
        outbox = Directories.make();
        try {
            Files.createDirectories(outbox.resolve("pending"));
            for (int i = 0; i < files; i++) {
                Files.writeString(outbox.resolve("pending/photo" + i + ".jpg"), "beach");
            }
            measure("files that are no deliveries", outbox, ROOM);
        } finally {
            Directories.delete(outbox);
        }
        return ExitCode.OK;
    }

    private static void measure(String what, Path outbox, int room) throws IOException {
        long found = entries(outbox.resolve("pending"));
        long began = System.nanoTime();
        try (Warnings warnings = new Warnings();
                DeliveryService service = Sending.idle(outbox).capacity(room).start()) {
            double opened = (System.nanoTime() - began) / 1e9;
            int waiting = service.waiting();
            long dropped = service.level().dropped();
            long[] nanos = new long[TIMED];
            for (int i = 0; i < TIMED; i++) {
                String key = "late " + i;
                long start = System.nanoTime();
                service.submit(Sending.endpoint(i % 10), key, Sending.message(key, 0));
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%s,%d,%d,%.2f,%d,%d,%.2f,%.2f,%d%n",
                    what,
                    room,
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
