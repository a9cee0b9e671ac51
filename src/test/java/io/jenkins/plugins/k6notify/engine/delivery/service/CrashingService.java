package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The process that {@link KilledServiceTest} kills. Arguments: outbox, URL of the receiver, number of events to submit,
 * seed of their IDs. Prints {@code handed ID KEY NUMBER} after each submission, and ends when no delivery is waiting.
 */
final class CrashingService {

    private CrashingService() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        URI receiver = URI.create(args[1]);
        int events = Integer.parseInt(args[2]);
        Random ids = new Random(Long.parseLong(args[3]));

        SendingClient client = SendingClient.of(HttpClient.newBuilder().sslContext(withoutCertificates()));
        RetryPolicy soon = new RetryPolicy(Collections.nCopies(1000, Duration.ofMillis(20)), new Random());
        EndpointResolver resolver = delivery -> Target.unsigned(receiver, AddressPolicy.anywhere(true, ""));
        DeliveryService service = new DeliveryServiceBuilder(
                        DeliveryStore.open(directory), new HttpSender(resolver, () -> client, Clock.systemUTC()))
                .retryPolicy(soon)
                .start();
        for (int i = 0; i < events; i++) {
            UUID id = new UUID(ids.nextLong(), ids.nextLong());
            String key = args[3] + "-" + i % 4;
            service.submit(
                    Samples.webhook("hook" + i % 2),
                    key,
                    new Message(id, "test.finished", Map.of("X-LoadImpact-ID", id.toString()), "body of " + id));
            System.out.println("handed " + id + " " + key + " " + i);
        }
        while (service.waiting() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        service.close();
    }

    /** Loading the certificates of the JDK takes as long as everything else, and the receiver uses plain HTTP. */
    private static SSLContext withoutCertificates() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[0], null);
        return context;
    }
}
