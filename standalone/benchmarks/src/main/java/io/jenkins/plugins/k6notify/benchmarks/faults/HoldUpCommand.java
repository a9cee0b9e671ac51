package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.Directories;
import io.jenkins.plugins.k6notify.benchmarks.delivery.Sending;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Request;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How much later messages arrive at a receiver that is well because others are sick. */
@Command(
        name = "hold-up",
        description = "Times messages to a receiver that is well, alone and beside sick ones for which messages wait.")
public final class HoldUpCommand implements Callable<Integer> {

    /** As many as are handed over before anything is timed, alone: so that the compiler is through with it. */
    private static final int WARM_UP = 100;

    @Option(names = "--sick", description = "How many other receivers (default ${DEFAULT-VALUE}).", defaultValue = "99")
    private int sick;

    @Option(
            names = "--messages",
            description = "How many are timed, ten in a second (default ${DEFAULT-VALUE}).",
            defaultValue = "600")
    private int messages;

    private final Map<String, Long> handed = new ConcurrentHashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        measure(0, WARM_UP);
        System.out.println("sick receivers,messages,median ms,p99 ms,longest ms");
        measure(0, messages);
        print(0);
        measure(sick, messages);
        print(sick);
        return ExitCode.OK;
    }

    private void measure(int others, int count) throws IOException, InterruptedException, GeneralSecurityException {
        Path directory = Directories.make();
        nanos.clear();
        Certificates certificates = Certificates.make(directory);
        try (Channels receivers = new Channels(1 + others, certificates, new Arrivals());
                DeliveryService service = SendingProcess.service(
                                directory, addresses(receivers, 1 + others), HttpSender.REQUEST_LIMIT)
                        .start()) {
            for (int i = 1; i <= others; i++) {
                for (int run = 0; run < 10; run++) {
                    String key = i + "-" + run;
                    service.submit(Sending.endpoint(i), key, Sending.message(key, 0));
                }
            }
            for (int i = 0; i < count; i++) {
                String key = "0-" + i;
                handed.put(key, System.nanoTime());
                service.submit(Sending.endpoint(0), key, Sending.message(key, 0));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            await(count);
            service.close(Duration.ZERO);
        } finally {
            Directories.delete(directory);
        }
    }

    private static List<URI> addresses(Channels receivers, int count) {
        List<URI> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(receivers.get(i).uri());
        }
        return addresses;
    }

    private synchronized void await(int count) throws InterruptedException {
        while (nanos.size() < count) {
            wait();
        }
    }

    private synchronized void print(int others) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "%d,%d,%.2f,%.2f,%.2f%n",
                others,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }

    /** From the begin of the hand-over to the arrival. */
    private final class Arrivals implements Receiver.Witness {
        @Override
        public void arrived(Request request) {
            Long began = handed.remove(request.key());
            if (began != null) {
                synchronized (HoldUpCommand.this) {
                    nanos.add(System.nanoTime() - began);
                    HoldUpCommand.this.notifyAll();
                }
            }
        }
    }
}
