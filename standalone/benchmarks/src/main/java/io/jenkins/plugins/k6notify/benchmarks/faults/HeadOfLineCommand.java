package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.DeliveryFixtures;
import io.jenkins.plugins.k6notify.benchmarks.delivery.TemporaryDirectories;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Request;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

/** Measures the delay of messages to a healthy receiver alone and beside faulty receivers (head-of-line blocking). */
@Command(
        name = "head-of-line",
        description = "Measures messages to a healthy receiver, alone and beside faulty ones with waiting messages.")
public final class HeadOfLineCommand implements Callable<Integer> {

    /** Number of messages before the measurement, so that the code is compiled. */
    private static final int WARM_UP = 100;

    @Option(
            names = "--faulty",
            description = "Number of faulty receivers (default ${DEFAULT-VALUE}).",
            defaultValue = "99")
    private int faulty;

    @Option(
            names = "--messages",
            description = "Number of measured messages, ten per second (default ${DEFAULT-VALUE}).",
            defaultValue = "600")
    private int messages;

    private final Map<String, Long> submitted = new ConcurrentHashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        measure(0, WARM_UP);
        System.out.println("faulty receivers,messages,median ms,p99 ms,maximum ms");
        measure(0, messages);
        print(0);
        measure(faulty, messages);
        print(faulty);
        return ExitCode.OK;
    }

    private void measure(int others, int count) throws IOException, InterruptedException {
        Path directory = TemporaryDirectories.create();
        nanos.clear();
        Certificates certificates = Certificates.create(directory);
        try (SimulatedReceivers receivers = new SimulatedReceivers(1 + others, certificates, new ArrivalTimer());
                DeliveryService service = SubmittingProcess.service(
                                directory, addresses(receivers, 1 + others), HttpExchange.REQUEST_LIMIT)
                        .start()) {
            for (int i = 1; i <= others; i++) {
                for (int run = 0; run < 10; run++) {
                    String key = i + "-" + run;
                    service.submit(DeliveryFixtures.endpoint(i), key, DeliveryFixtures.message(key, 0));
                }
            }
            for (int i = 0; i < count; i++) {
                String key = "0-" + i;
                submitted.put(key, System.nanoTime());
                service.submit(DeliveryFixtures.endpoint(0), key, DeliveryFixtures.message(key, 0));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            await(count);
            service.close(Duration.ZERO);
        } finally {
            TemporaryDirectories.delete(directory);
        }
    }

    private static List<URI> addresses(SimulatedReceivers receivers, int count) {
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

    /** Records the time from the begin of a submission to the arrival of its message. */
    private final class ArrivalTimer implements SimulatedReceiver.RequestListener {
        @Override
        public void received(Request request) {
            Long start = submitted.remove(request.key());
            if (start != null) {
                synchronized (HeadOfLineCommand.this) {
                    nanos.add(System.nanoTime() - start);
                    HeadOfLineCommand.this.notifyAll();
                }
            }
        }
    }
}
