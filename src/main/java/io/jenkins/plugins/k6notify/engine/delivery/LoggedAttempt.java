package io.jenkins.plugins.k6notify.engine.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the delivery log.
 *
 * @param id the id of the message
 * @param event the name of its event
 * @param number which attempt of its delivery this was, from 1
 * @param state where the delivery stood after it
 * @param attempt what came of it
 */
public record LoggedAttempt(UUID id, String event, int number, Delivery.State state, Attempt attempt) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    String toLine() throws JsonProcessingException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", id.toString());
        node.put("event", event);
        node.put("number", number);
        node.put("state", state.name());
        AttemptJson.write(attempt, node);
        return MAPPER.writeValueAsString(node);
    }

    /** Nothing if the line is damaged: it was perhaps cut off by a crash. */
    static Optional<LoggedAttempt> fromLine(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return Optional.of(new LoggedAttempt(
                    UUID.fromString(AttemptJson.text(node, "id")),
                    AttemptJson.text(node, "event"),
                    node.required("number").intValue(),
                    Delivery.State.valueOf(AttemptJson.text(node, "state")),
                    AttemptJson.read(node)));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
