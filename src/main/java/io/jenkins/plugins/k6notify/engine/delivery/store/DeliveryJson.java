package io.jenkins.plugins.k6notify.engine.delivery.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * Reads and writes the content of a delivery's file. Ignores unknown fields and attempts with an unknown outcome, so
 * that an older version can read the files of a newer one. An example, with added line breaks:
 *
 * <pre>
 * {"version":2,"state":"WAITING","orderingKey":"hook build/demo#1 1",
 *  "created":"2026-11-20T10:00:00Z","nextAttempt":"2026-11-20T10:01:32.040Z",
 *  "endpoint":{"kind":"WEBHOOK","channel":"hook","credentialsId":"cred-hook",
 *              "signingCredentialsId":"sign-hook","context":"team/job"},
 *  "attempts":[{"at":"2026-11-20T10:00:02Z","status":503,"millis":40,"text":"the receiver says busy (503)",
 *               "outcome":"RETRY","retryAfter":"PT1M30S"}],
 *  "message":{"id":"00000000-0000-4000-0000-000000000004","event":"test.started",
 *             "headers":{"Content-Type":"application/json"},"body":"{\"n\":4}"}}
 * </pre>
 *
 * <p>Version 1 had no state and called the ordering key {@code lane}.
 */
final class DeliveryJson {

    private static final int VERSION = 2;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private DeliveryJson() {}

    static byte[] write(Delivery delivery) throws IOException {
        ObjectNode node = MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("state", delivery.state().name())
                .put("orderingKey", delivery.orderingKey())
                .put("created", delivery.created().toString());
        if (delivery.isRedelivery()) {
            node.put("redelivery", delivery.redelivery());
        }
        Instant due = delivery.nextAttempt();
        if (due != null) {
            node.put("nextAttempt", due.toString());
        }
        node.set("endpoint", MAPPER.valueToTree(delivery.endpoint()));
        ArrayNode attempts = node.putArray("attempts");
        delivery.attempts().forEach(attempt -> attempts.add(write(attempt)));
        node.set("message", MAPPER.valueToTree(delivery.message()));
        return MAPPER.writeValueAsBytes(node);
    }

    private static JsonNode write(Attempt attempt) {
        ObjectNode node = MAPPER.createObjectNode().put("at", attempt.at().toString());
        attempt.status().ifPresent(status -> node.put("status", status));
        node.put("millis", attempt.millis());
        node.set("text", ReasonJson.write(attempt.reason()));
        node.put("outcome", attempt.outcome().name());
        attempt.retryAfter().ifPresent(wait -> node.put("retryAfter", wait.toString()));
        if (attempt.receipt() != null) {
            node.put("receipt", attempt.receipt());
        }
        return node;
    }

    /**
     * Reads a delivery.
     *
     * @param file the file; its name determines the sequence number, the id of the message and the state
     * @throws InvalidObjectException if the content is not that of this delivery; the message contains the reason and
     *     nothing of the content
     */
    static Delivery read(DeliveryFile file, byte[] json) throws InvalidObjectException {
        if (json.length == 0) {
            throw damaged("it is empty", null);
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            int version = node.path("version").asInt();
            if (version < 1 || version > VERSION) {
                throw damaged("it is not a delivery of version " + VERSION, null);
            }
            Message message = required(node, "message", Message.class);
            if (!message.id().equals(file.message())) {
                throw damaged("its name and its content are of different messages", null);
            }
            if (message.headers().containsValue(null)) {
                throw new IllegalArgumentException("headers");
            }
            boolean waiting = file.state() == Delivery.State.WAITING;
            return new Delivery(
                    file.sequence(),
                    message,
                    required(node, "endpoint", Endpoint.class),
                    required(node, version == 1 ? "lane" : "orderingKey", String.class),
                    Instant.parse(required(node, "created", String.class)),
                    node.path("redelivery").asInt(),
                    file.state(),
                    waiting ? text(node, "nextAttempt").map(Instant::parse).orElse(null) : null,
                    StreamSupport.stream(node.path("attempts").spliterator(), false)
                            .flatMap(attempt -> attempt(attempt).stream())
                            .toList());
        } catch (InvalidObjectException e) {
            throw e;
        } catch (IOException e) {
            throw damaged("it is not JSON of a delivery, or was cut off", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged("a field of the delivery is missing or makes no sense", e);
        }
    }

    private static InvalidObjectException damaged(String message, @CheckForNull Exception cause) {
        InvalidObjectException damaged = new InvalidObjectException(message);
        damaged.initCause(cause);
        return damaged;
    }

    /** Reads an attempt; empty if its outcome is unknown, because a newer version wrote it. */
    static Optional<Attempt> attempt(JsonNode node) {
        String name = required(node, "outcome", String.class);
        Optional<Outcome> outcome = Arrays.stream(Outcome.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        JsonNode status = node.path("status");
        return Optional.of(new Attempt(
                Instant.parse(required(node, "at", String.class)),
                status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(),
                node.path("millis").asLong(),
                ReasonJson.read(node.path("text")),
                outcome.get(),
                text(node, "retryAfter").map(Duration::parse),
                text(node, "receipt").orElse(null)));
    }

    private static <T> T required(JsonNode node, String field, Class<T> type) {
        T value = MAPPER.convertValue(node.required(field), type);
        if (value == null) {
            throw new IllegalArgumentException(field);
        }
        return value;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
