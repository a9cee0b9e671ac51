package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Messages, endpoints and secrets that tests of deliveries share. */
public final class Samples {

    /** The secret part of a URL. */
    public static final String SECRET_PATH = "/services/T0SECRET01/B0SECRET02/xSecretTokenOfTheHook";

    public static final String SIGNING_SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("signing-secret-of-32-characters!".getBytes(StandardCharsets.UTF_8));

    private Samples() {}

    public static Message started() {
        return message("test.started");
    }

    public static Message finished() {
        return message("test.finished");
    }

    public static Message message(String event) {
        return message(event, "{\"event\":\"" + event + "\"}");
    }

    public static Message message(String event, String body) {
        UUID id = UUID.randomUUID();
        return new Message(
                id,
                event,
                Map.of(
                        "Content-Type",
                        "application/json; charset=UTF-8",
                        "X-LoadImpact-ID",
                        id.toString(),
                        "X-LoadImpact-Event",
                        event),
                body);
    }

    /** A delivery that no store has. */
    public static Delivery delivery(Endpoint endpoint, Message message) {
        return Delivery.submitted(1, message, endpoint, "run 1", Instant.EPOCH);
    }

    public static Endpoint webhook(String credentialsId) {
        return new Endpoint(Endpoint.Kind.WEBHOOK, "perf", credentialsId, null, null);
    }

    public static Endpoint slack(String credentialsId) {
        return new Endpoint(Endpoint.Kind.SLACK, "perf", credentialsId, null, null);
    }
}
