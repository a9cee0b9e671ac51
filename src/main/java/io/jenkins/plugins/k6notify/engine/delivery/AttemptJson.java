package io.jenkins.plugins.k6notify.engine.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The form in which an attempt is kept, in the file of its delivery and in the delivery log. */
final class AttemptJson {

    private AttemptJson() {}

    static void write(Attempt attempt, ObjectNode node) {
        node.put("at", attempt.at().toString());
        attempt.status().ifPresent(status -> node.put("status", status));
        node.put("millis", attempt.millis());
        node.put("text", attempt.text());
        node.put("outcome", attempt.outcome().name());
        attempt.retryAfter().ifPresent(wait -> node.put("retryAfter", wait.toString()));
    }

    /** @throws IllegalArgumentException or another runtime exception if a field is missing or makes no sense */
    static Attempt read(JsonNode node) {
        JsonNode status = node.path("status");
        JsonNode retryAfter = node.path("retryAfter");
        return new Attempt(
                Instant.parse(node.required("at").textValue()),
                status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(),
                node.required("millis").longValue(),
                node.required("text").textValue(),
                Outcome.valueOf(node.required("outcome").textValue()),
                retryAfter.isTextual() ? Optional.of(Duration.parse(retryAfter.textValue())) : Optional.empty());
    }
}
