package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.Sending;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Hands over until a disk is full, and for a while longer; then the receiver gets well. */
@Command(
        name = "full-disk",
        description = "Hands over until a small disk is full; counts what is refused, and what is lost of the rest.")
public final class FullDiskCommand implements Callable<Integer> {

    private static final int EVENTS_OF_A_RUN = 3;

    /** Is deleted at the end, so that there is room again. */
    private static final int BALLAST = 1 << 20;

    @Option(
            names = "--disk",
            required = true,
            description =
                    "A directory on an empty disk of a few MB, as of 'mount -t tmpfs -o size=8m tmpfs DIRECTORY'.")
    private Path disk;

    @Option(
            names = "--more",
            description = "How many more are handed over when it is full (default ${DEFAULT-VALUE}).",
            defaultValue = "500")
    private int more;

    private final Verdict verdict = new Verdict();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int handed;
    private int refused;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path outbox = disk.resolve("outbox");
        Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST]);
        int left;
        int warnings;
        try (Warnings log = new Warnings();
                Receiver receiver = Receiver.http(Sickness.ERROR, verdict)) {
            try (DeliveryService service = service(outbox, receiver).start()) {
                fill(service);
                receiver.heal();
                awaitNothingWaiting(service);
                Files.delete(ballast);
                hand(service, handed + refused, 0);
                awaitNothingWaiting(service);
            }
            try (DeliveryService next = service(outbox, receiver).start()) {
                left = next.waiting();
            }
            System.out.println("# refused: " + refusals);
            System.out.println("# warnings: " + log.counts());
            warnings = log.counts().values().stream().mapToInt(count -> count).sum();
        }
        System.out.println("# refused " + refused + ", of these arrived " + verdict.takenUnasked()
                + "; waiting after a restart " + left + "; warnings " + warnings);
        verdict.print(List.of(Sickness.ERROR));
        return verdict.isGood() && verdict.takenUnasked() == 0 && left == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static DeliveryServiceBuilder service(Path outbox, Receiver receiver) throws IOException {
        return Sending.overHttp(outbox, delivery -> Sending.target(receiver.uri()))
                .retryPolicy(new RetryPolicy(Collections.nCopies(10_000, Duration.ofMillis(500)), new Random()))
                .capacity(Integer.MAX_VALUE);
    }

    private static void awaitNothingWaiting(DeliveryService service) throws InterruptedException {
        while (service.waiting() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void fill(DeliveryService service) {
        int beyond = 0;
        for (int run = 0; beyond < more; run++) {
            handRun(service, run);
            beyond += refused == 0 ? 0 : 1;
        }
    }

    /** What is refused is not followed by others of its run: those would be out of order. */
    private void handRun(DeliveryService service, int run) {
        int number = 0;
        while (number < EVENTS_OF_A_RUN && hand(service, run, number)) {
            number++;
        }
    }

    /** @return whether it was taken */
    private boolean hand(DeliveryService service, int run, int number) {
        String key = "0-" + run;
        try {
            service.submit(Sending.endpoint(run % 10), key, Sending.message(key, number));
        } catch (IOException e) {
            refused++;
            refusals.merge(reason(e), 1, Integer::sum);
            return false;
        }
        handed++;
        verdict.handed(key, number);
        return true;
    }

    /** Without the name of the file. */
    private static String reason(IOException e) {
        String words = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return String.valueOf(words);
    }
}
