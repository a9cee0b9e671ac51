package io.jenkins.plugins.k6notify.engine.delivery;

import static io.jenkins.plugins.k6notify.engine.delivery.AttemptJson.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the delivery log: a delivery as it stood after an attempt, with that attempt alone; or without one, as it was
 * dropped. Unknown fields are ignored, so that an older version reads what a newer one wrote.
 */
final class LoggedDeliveryJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LoggedDeliveryJson() {}

    static String toLine(LoggedDelivery delivery) throws JsonProcessingException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("sequence", delivery.sequence());
        node.put("id", delivery.id().toString());
        node.put("event", delivery.event());
        node.put("kind", delivery.kind().name());
        node.put("channel", delivery.channel());
        if (delivery.context() != null) {
            node.put("context", delivery.context());
        }
        node.put("lane", delivery.lane());
        if (delivery.redelivery() > 0) {
            node.put("redelivery", delivery.redelivery());
        }
        node.put("created", delivery.created().toString());
        node.put("state", delivery.state().name());
        Instant nextAttempt = delivery.nextAttempt();
        if (nextAttempt != null) {
            node.put("nextAttempt", nextAttempt.toString());
        }
        delivery.lastAttempt().ifPresent(attempt -> AttemptJson.write(attempt, node.putObject("attempt")));
        return MAPPER.writeValueAsString(node);
    }

    /** Nothing if the line is damaged: it was perhaps cut off by a crash. */
    static Optional<LoggedDelivery> fromLine(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return Optional.of(new LoggedDelivery(
                    node.required("sequence").longValue(),
                    UUID.fromString(text(node, "id")),
                    text(node, "event"),
                    Endpoint.Kind.valueOf(text(node, "kind")),
                    text(node, "channel"),
                    node.path("context").textValue(),
                    text(node, "lane"),
                    node.path("redelivery").intValue(),
                    Instant.parse(text(node, "created")),
                    Delivery.State.valueOf(text(node, "state")),
                    node.has("nextAttempt") ? Instant.parse(text(node, "nextAttempt")) : null,
                    node.has("attempt") ? List.of(AttemptJson.read(node.required("attempt"))) : List.of()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
