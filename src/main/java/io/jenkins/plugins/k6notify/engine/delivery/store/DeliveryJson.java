package io.jenkins.plugins.k6notify.engine.delivery.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    private record StoredDelivery(
            int version,
            @CheckForNull String state,
            @JsonAlias("lane") String orderingKey,
            String created,
            @CheckForNull Integer redelivery,
            @CheckForNull String nextAttempt,
            Endpoint endpoint,
            @CheckForNull List<JsonNode> attempts,
            Message message) {

        StoredDelivery {
            require(orderingKey, created, endpoint, message);
            message.headers().values().forEach(DeliveryJson::require);
        }
    }

    private record StoredAttempt(
            String at,
            @CheckForNull Integer status,
            long millis,
            JsonNode text,
            String outcome,
            @CheckForNull String retryAfter,
            @CheckForNull String receipt) {

        StoredAttempt {
            require(at, text, outcome);
        }
    }

    private DeliveryJson() {}

    private static void require(Object... fields) {
        for (Object field : fields) {
            if (field == null) {
                throw new IllegalArgumentException("a field is missing");
            }
        }
    }

    static byte[] write(Delivery delivery) throws IOException {
        List<JsonNode> attempts = delivery.attempts().stream()
                .<JsonNode>map(attempt -> MAPPER.valueToTree(stored(attempt)))
                .toList();
        return MAPPER.writeValueAsBytes(new StoredDelivery(
                VERSION,
                delivery.state().name(),
                delivery.orderingKey(),
                delivery.created().toString(),
                delivery.isRedelivery() ? delivery.redelivery() : null,
                text(delivery.nextAttempt()),
                delivery.endpoint(),
                attempts,
                delivery.message()));
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
            StoredDelivery stored = MAPPER.readValue(json, StoredDelivery.class);
            if (stored == null || stored.version < 1 || stored.version > VERSION) {
                throw damaged("it is not a delivery of version " + VERSION, null);
            }
            if (!stored.message.id().equals(file.message())) {
                throw damaged("its name and its content are of different messages", null);
            }
            return new Delivery(
                    file.sequence(),
                    stored.message,
                    stored.endpoint,
                    stored.orderingKey,
                    Instant.parse(stored.created),
                    stored.redelivery == null ? 0 : stored.redelivery,
                    file.state(),
                    file.state() == Delivery.State.WAITING && stored.nextAttempt != null
                            ? Instant.parse(stored.nextAttempt)
                            : null,
                    attempts(stored.attempts));
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

    private static List<Attempt> attempts(@CheckForNull List<JsonNode> stored) throws JsonProcessingException {
        List<Attempt> attempts = new ArrayList<>();
        for (JsonNode attempt : stored == null ? List.<JsonNode>of() : stored) {
            attempt(attempt).ifPresent(attempts::add);
        }
        return attempts;
    }

    /** Reads an attempt; empty if its outcome is unknown, because a newer version wrote it. */
    static Optional<Attempt> attempt(JsonNode node) throws JsonProcessingException {
        StoredAttempt stored = MAPPER.treeToValue(node, StoredAttempt.class);
        require(stored);
        return Arrays.stream(Attempt.Outcome.values())
                .filter(outcome -> outcome.name().equals(stored.outcome))
                .findFirst()
                .map(outcome -> attempt(stored, outcome));
    }

    private static Attempt attempt(StoredAttempt stored, Attempt.Outcome outcome) {
        return new Attempt(
                Instant.parse(stored.at),
                stored.status == null ? OptionalInt.empty() : OptionalInt.of(stored.status),
                stored.millis,
                ReasonJson.read(stored.text),
                outcome,
                Optional.ofNullable(stored.retryAfter).map(Duration::parse),
                stored.receipt);
    }

    private static StoredAttempt stored(Attempt attempt) {
        return new StoredAttempt(
                attempt.at().toString(),
                attempt.status().isPresent() ? attempt.status().getAsInt() : null,
                attempt.millis(),
                ReasonJson.write(attempt.reason()),
                attempt.outcome().name(),
                attempt.retryAfter().map(Duration::toString).orElse(null),
                attempt.receipt());
    }

    @CheckForNull
    private static String text(@CheckForNull Object value) {
        return value == null ? null : value.toString();
    }
}
