package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.DeliveryFixtures;
import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
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

/** Submits events until a disk is full, and some more; then the receiver recovers. */
@Command(
        name = "full-disk",
        description =
                "Submits events until a small disk is full; counts refused events, and lost ones among the others.")
public final class FullDiskCommand implements Callable<Integer> {

    private static final int EVENTS_OF_A_RUN = 3;

    /** Size of a file that is deleted at the end to free space. */
    private static final int BALLAST = 1 << 20;

    @Option(
            names = "--disk",
            required = true,
            description =
                    "A directory on an empty disk of a few MB, as of 'mount -t tmpfs -o size=8m tmpfs DIRECTORY'.")
    private Path disk;

    @Option(
            names = "--more",
            description = "Number of events after the disk is full (default ${DEFAULT-VALUE}).",
            defaultValue = "500")
    private int more;

    private final DeliveryCheck check = new DeliveryCheck();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int submitted;
    private int refused;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path outbox = disk.resolve("outbox");
        Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST]);
        int left;
        int warnings;
        try (WarningCounter log = new WarningCounter();
                SimulatedReceiver receiver = SimulatedReceiver.http(FaultMode.ERROR, check)) {
            try (DeliveryService service = service(outbox, receiver).start()) {
                fill(service);
                receiver.recover();
                awaitNothingWaiting(service);
                Files.delete(ballast);
                submit(service, submitted + refused, 0);
                awaitNothingWaiting(service);
            }
            try (DeliveryService next = service(outbox, receiver).start()) {
                left = next.waiting();
            }
            System.out.println("# refused: " + refusals);
            System.out.println("# warnings: " + log.counts());
            warnings = log.counts().values().stream().mapToInt(count -> count).sum();
        }
        System.out.println("# refused " + refused + ", of these delivered " + check.acceptedWithoutSubmission()
                + "; waiting after a restart " + left + "; warnings " + warnings);
        check.print(List.of(FaultMode.ERROR));
        return check.isPassed() && check.acceptedWithoutSubmission() == 0 && left == 0
                ? ExitCode.OK
                : ExitCode.SOFTWARE;
    }

    private static DeliveryServiceBuilder service(Path outbox, SimulatedReceiver receiver) throws IOException {
        return DeliveryFixtures.overHttp(outbox, delivery -> DeliveryFixtures.target(receiver.uri()))
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
            submitRun(service, run);
            beyond += refused == 0 ? 0 : 1;
        }
    }

    /** Submits the events of a run up to the first one that is refused: later ones would be out of order. */
    private void submitRun(DeliveryService service, int run) {
        int number = 0;
        while (number < EVENTS_OF_A_RUN && submit(service, run, number)) {
            number++;
        }
    }

    /** Submits an event, and returns whether it was accepted. */
    private boolean submit(DeliveryService service, int run, int number) {
        String key = "0-" + run;
        try {
            service.submit(DeliveryFixtures.endpoint(run % 10), key, DeliveryFixtures.message(key, number));
        } catch (IOException e) {
            refused++;
            refusals.merge(reason(e), 1, Integer::sum);
            return false;
        }
        submitted++;
        check.submitted(key, number);
        return true;
    }

    /** The reason without the name of the file. */
    private static String reason(IOException e) {
        String words = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return String.valueOf(words);
    }
}
