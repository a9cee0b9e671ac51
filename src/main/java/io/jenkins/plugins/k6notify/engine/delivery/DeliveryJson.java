package io.jenkins.plugins.k6notify.engine.delivery;

import static io.jenkins.plugins.k6notify.engine.delivery.AttemptJson.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The form in which a waiting delivery is kept on disk. Field by field and no data binding: what a file says can make
 * nothing but a delivery. Unknown fields are ignored, so that an older version reads what a newer one wrote.
 */
final class DeliveryJson {

    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DeliveryJson() {}

    static byte[] write(Delivery delivery) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("version", VERSION);
        node.put("lane", delivery.lane());
        node.put("created", delivery.created().toString());
        if (delivery.isRedelivery()) {
            node.put("redelivery", delivery.redelivery());
        }
        put(node, "nextAttempt", delivery.nextAttempt());
        writeEndpoint(delivery.endpoint(), node.putObject("endpoint"));
        ArrayNode attempts = node.putArray("attempts");
        delivery.attempts().forEach(attempt -> AttemptJson.write(attempt, attempts.addObject()));
        writeMessage(delivery.message(), node.putObject("message"));
        return MAPPER.writeValueAsBytes(node);
    }

    /**
     * @param sequence from the name of the file
     * @throws IOException if the file does not hold a delivery; the message says why, and quotes nothing of it
     */
    static Delivery read(long sequence, byte[] json) throws IOException {
        if (json.length == 0) {
            throw new IOException("it is empty");
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON, or was cut off", e);
        }
        if (node.path("version").asInt() != VERSION) {
            throw new IOException("it is not a delivery of version " + VERSION);
        }
        try {
            return new Delivery(
                    sequence,
                    readMessage(node.required("message")),
                    readEndpoint(node.required("endpoint")),
                    text(node, "lane"),
                    Instant.parse(text(node, "created")),
                    node.path("redelivery").asInt(0),
                    Delivery.State.WAITING,
                    node.path("nextAttempt").isTextual() ? Instant.parse(text(node, "nextAttempt")) : null,
                    readAttempts(node.path("attempts")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a field of the delivery is missing or makes no sense", e);
        }
    }

    private static void writeEndpoint(Endpoint endpoint, ObjectNode node) {
        node.put("kind", endpoint.kind().name());
        node.put("channel", endpoint.channel());
        node.put("credentialsId", endpoint.credentialsId());
        put(node, "signingCredentialsId", endpoint.signingCredentialsId());
        put(node, "context", endpoint.context());
    }

    private static Endpoint readEndpoint(JsonNode node) {
        return new Endpoint(
                Endpoint.Kind.valueOf(text(node, "kind")),
                text(node, "channel"),
                text(node, "credentialsId"),
                node.path("signingCredentialsId").textValue(),
                node.path("context").textValue());
    }

    private static void writeMessage(Message message, ObjectNode node) {
        node.put("id", message.id().toString());
        node.put("event", message.event());
        ObjectNode headers = node.putObject("headers");
        message.headers().forEach(headers::put);
        node.put("body", message.body());
    }

    private static Message readMessage(JsonNode node) {
        JsonNode fields = node.required("headers");
        Map<String, String> headers = new LinkedHashMap<>();
        fields.fieldNames().forEachRemaining(name -> headers.put(name, text(fields, name)));
        return new Message(UUID.fromString(text(node, "id")), text(node, "event"), headers, text(node, "body"));
    }

    private static List<Attempt> readAttempts(JsonNode node) {
        List<Attempt> attempts = new ArrayList<>();
        node.forEach(attempt -> attempts.add(AttemptJson.read(attempt)));
        return attempts;
    }

    private static void put(ObjectNode node, String name, @CheckForNull Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }
}
