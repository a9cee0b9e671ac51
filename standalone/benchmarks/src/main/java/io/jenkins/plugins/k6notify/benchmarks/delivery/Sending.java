package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.AddressRules;
import io.jenkins.plugins.k6notify.engine.delivery.Courier;
import io.jenkins.plugins.k6notify.engine.delivery.CourierBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.Outbox;
import io.jenkins.plugins.k6notify.engine.delivery.Target;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Messages as they are in everyday life, and couriers for them. */
public final class Sending {

    /** As long as the one of a finished run with a few metrics and thresholds. */
    private static final int BODY = 1500;

    private static final HttpClient CLIENT = HttpSender.client(HttpClient.newBuilder());

    private Sending() {}

    /** The endpoint of a number. */
    public static Endpoint endpoint(int number) {
        return new Endpoint(Endpoint.Kind.WEBHOOK, "channel " + number, "hook-" + number, null, null);
    }

    /** The number of an endpoint. */
    public static int number(Endpoint endpoint) {
        return Integer.parseInt(endpoint.credentialsId().substring("hook-".length()));
    }

    /**
     * A message that says in its headers where it belongs.
     *
     * @param number in its lane: 0 starts a run, the others end it
     */
    public static Message message(String lane, int number) {
        UUID id = UUID.randomUUID();
        String event = number == 0 ? "test.started" : "test.finished";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=UTF-8");
        headers.put("User-Agent", "LoadImpactWebHook/1.0 (k6-notify)");
        headers.put("X-LoadImpact-ID", id.toString());
        headers.put("X-LoadImpact-Event", event);
        headers.put("X-Lane", lane);
        headers.put("X-Number", Integer.toString(number));
        String head = "{\"event\":\"" + event + "\",\"event_id\":\"" + id + "\",\"metrics\":\"";
        return new Message(id, event, headers, head + "m".repeat(BODY - head.length()) + "\"}");
    }

    /** A courier that delivers over HTTP. */
    public static CourierBuilder courier(Path outbox, EndpointResolver resolver) throws IOException {
        return new CourierBuilder(Outbox.open(outbox), resolver, new HttpSender(() -> CLIENT, Clock.systemUTC()));
    }

    /** A courier of which nothing leaves. */
    public static CourierBuilder idle(Path outbox) throws IOException {
        return courier(outbox, endpoint -> target(URI.create("http://127.0.0.1:9/")))
                .threads(new NoThreads());
    }

    public static Target target(URI uri) {
        return Target.unsigned(uri, AddressRules.anywhere(true, ""));
    }

    /** Puts deliveries into an outbox: two of each lane, over so many endpoints. */
    static void fill(Path outbox, int deliveries, int endpoints) throws IOException {
        try (Courier courier = idle(outbox).capacity(deliveries).start()) {
            for (int i = 0; i < deliveries / 2; i++) {
                for (int number = 0; number < 2; number++) {
                    courier.hand(endpoint(i % endpoints), "lane " + i, message("lane " + i, number));
                }
            }
        }
    }
}
