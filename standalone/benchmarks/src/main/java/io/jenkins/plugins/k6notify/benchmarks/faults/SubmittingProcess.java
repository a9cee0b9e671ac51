package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.DeliveryFixtures;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Process that submits events until it is killed, or until no delivery is waiting. Arguments: a directory with the outbox, the
 * certificates and the file {@code addresses}; the number of runs; the number of events per second; a name for its keys. Prints
 * {@code submitted KEY NUMBER} after each submission.
 */
final class SubmittingProcess {

    /** Shorter than in production, like the retry schedule, so that the measurement takes minutes. */
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

    private static final int EVENTS_OF_A_RUN = 3;

    /** Distance between the first channels of two processes. */
    private static final int STEP = 37;

    private SubmittingProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        long pause = TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(arguments[2]);
        String name = arguments[3];
        List<URI> addresses = Files.readAllLines(directory.resolve("addresses")).stream()
                .map(URI::create)
                .toList();
        try (DeliveryService service = service(directory, addresses, REQUEST_LIMIT)
                .retryPolicy(new RetryPolicy(Collections.nCopies(10_000, Duration.ofMillis(500)), new Random()))
                .start()) {
            // Each process begins with another channel, as it may be killed long before the last one.
            int first = Math.floorMod(STEP * name.hashCode(), addresses.size());
            for (int run = 0; run < runs; run++) {
                int channel = (first + run) % addresses.size();
                String key = channel + "-" + name + "-" + run;
                for (int number = 0; number < EVENTS_OF_A_RUN; number++) {
                    service.submit(DeliveryFixtures.endpoint(channel), key, DeliveryFixtures.message(key, number));
                    System.out.println("submitted " + key + " " + number);
                    TimeUnit.NANOSECONDS.sleep(pause);
                }
            }
            while (service.waiting() > 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    static DeliveryServiceBuilder service(Path directory, List<URI> addresses, Duration requestLimit)
            throws IOException {
        SendingClient client = SendingClient.of(HttpClient.newBuilder().sslContext(Certificates.sending(directory)));
        HttpSender sender = new HttpSender(
                delivery -> DeliveryFixtures.target(addresses.get(DeliveryFixtures.number(delivery.endpoint()))),
                () -> client,
                HostLookup.system(),
                Clock.systemUTC(),
                requestLimit);
        return DeliveryFixtures.service(directory.resolve("outbox"), sender).capacity(Integer.MAX_VALUE);
    }
}
