package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Messages of typical size, endpoints and delivery services for the benchmarks. */
public final class DeliveryFixtures {

    /** Length of the body of a finished run with a few metrics and thresholds. */
    private static final int BODY = 1500;

    private static final SendingClient CLIENT = SendingClient.of(HttpClient.newBuilder());

    private DeliveryFixtures() {}

    /** Returns the endpoint with that number. */
    public static Endpoint endpoint(int number) {
        return new Endpoint(Endpoint.Kind.WEBHOOK, "channel " + number, "hook-" + number, null, null);
    }

    /** Returns the number of an endpoint. */
    public static int number(Endpoint endpoint) {
        return Integer.parseInt(endpoint.credentialsId().substring("hook-".length()));
    }

    /**
     * Returns a message with its key and number in headers.
     *
     * @param number position in its key: 0 starts a run, the others end it
     */
    public static Message message(String key, int number) {
        UUID id = UUID.randomUUID();
        String event = number == 0 ? "test.started" : "test.finished";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=UTF-8");
        headers.put("User-Agent", "LoadImpactWebHook/1.0 (k6-notify)");
        headers.put("X-LoadImpact-ID", id.toString());
        headers.put("X-LoadImpact-Event", event);
        headers.put("X-Key", key);
        headers.put("X-Number", Integer.toString(number));
        String head = "{\"event\":\"" + event + "\",\"event_id\":\"" + id + "\",\"metrics\":\"";
        return new Message(id, event, headers, head + "m".repeat(BODY - head.length()) + "\"}");
    }

    /** Returns a service that delivers over HTTP and keeps finished deliveries, as in a Jenkins. */
    public static DeliveryServiceBuilder overHttp(Path outbox, EndpointResolver resolver) throws IOException {
        return service(outbox, new HttpSender(resolver, () -> CLIENT, Clock.systemUTC()));
    }

    /** Returns a service with another transport. */
    public static DeliveryServiceBuilder service(Path outbox, Transport transport) throws IOException {
        return new DeliveryServiceBuilder(DeliveryStore.open(outbox), transport);
    }

    /** Returns a service that sends nothing. */
    public static DeliveryServiceBuilder idle(Path outbox) throws IOException {
        return overHttp(outbox, delivery -> target(URI.create("http://127.0.0.1:9/")))
                .threads(new IdleExecutor());
    }

    public static Target target(URI uri) {
        return Target.unsigned(uri, AddressPolicy.anywhere(true, ""));
    }

    /** Adds waiting deliveries to an outbox, two with each key, distributed over the endpoints. */
    public static void fill(Path outbox, int deliveries, int endpoints) throws IOException {
        try (DeliveryService service = idle(outbox).capacity(deliveries).start()) {
            for (int i = 0; i < deliveries / 2; i++) {
                for (int number = 0; number < 2; number++) {
                    service.submit(endpoint(i % endpoints), "key " + i, message("key " + i, number));
                }
            }
        }
    }

    /** Adds failed deliveries to an outbox, distributed over the endpoints. */
    static void keep(Path outbox, int deliveries, int endpoints) throws IOException {
        Transport refused = delivery -> new Attempt(
                Instant.now(), OptionalInt.of(410), 1, Reason.said("gone"), Attempt.Outcome.FAILED, Optional.empty());
        try (DeliveryService service =
                service(outbox, refused).capacity(deliveries).start()) {
            List<CompletableFuture<Delivery>> ends = new ArrayList<>();
            for (int i = 0; i < deliveries; i++) {
                ends.add(service.submit(endpoint(i % endpoints), "old " + i, message("old " + i, 0)));
            }
            ends.forEach(CompletableFuture::join);
        }
    }
}
