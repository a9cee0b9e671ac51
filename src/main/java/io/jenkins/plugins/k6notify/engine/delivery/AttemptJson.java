package io.jenkins.plugins.k6notify.engine.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import java.time.DateTimeException;
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
        node.set("text", ReasonJson.write(attempt.reason()));
        node.put("outcome", attempt.outcome().name());
        attempt.retryAfter().ifPresent(wait -> node.put("retryAfter", wait.toString()));
    }

    /**
     * @throws IllegalArgumentException if a field is missing or makes no sense
     * @throws DateTimeException if a time makes no sense
     */
    static Attempt read(JsonNode node) {
        JsonNode status = node.path("status");
        JsonNode retryAfter = node.path("retryAfter");
        return new Attempt(
                Instant.parse(text(node, "at")),
                status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(),
                node.required("millis").longValue(),
                ReasonJson.read(node.required("text")),
                Outcome.valueOf(text(node, "outcome")),
                retryAfter.isTextual() ? Optional.of(Duration.parse(retryAfter.textValue())) : Optional.empty());
    }

    /** @throws IllegalArgumentException if the field is not there, or not text */
    static String text(JsonNode node, String name) {
        JsonNode value = node.required(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name);
        }
        return value.textValue();
    }
}
