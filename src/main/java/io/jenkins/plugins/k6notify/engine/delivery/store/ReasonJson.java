package io.jenkins.plugins.k6notify.engine.delivery.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Converts reasons to JSON and back. A foreign text is stored as a string, every other reason as an object. A kind that
 * only a newer version knows is read as a text with its name and arguments.
 */
public final class ReasonJson {

    /** More than the depth of any reason. Prevents a damaged file from exhausting the stack. */
    private static final int MAX_DEPTH = 5;

    private ReasonJson() {}

    public static JsonNode write(Reason reason) {
        if (reason.kind() == ReasonKind.SAID && reason.detail() == null) {
            return TextNode.valueOf(reason.words());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", reason.kind().name());
        if (!reason.arguments().isEmpty()) {
            reason.arguments().forEach(node.putArray("arguments")::add);
        }
        if (reason.detail() != null) {
            node.set("detail", write(reason.detail()));
        }
        return node;
    }

    /** @throws IllegalArgumentException if a field is missing or invalid */
    public static Reason read(JsonNode node) {
        return read(node, MAX_DEPTH);
    }

    private static Reason read(JsonNode node, int depth) {
        if (node.isTextual()) {
            return Reason.said(node.textValue());
        }
        if (depth == 0) {
            throw new IllegalArgumentException("detail");
        }
        String name = node.path("kind").textValue();
        if (name == null) {
            throw new IllegalArgumentException("kind");
        }
        List<String> arguments = new ArrayList<>();
        node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        Reason detail = node.has("detail") ? read(node.required("detail"), depth - 1) : null;
        return Arrays.stream(ReasonKind.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .map(kind -> new Reason(kind, arguments, detail))
                .orElseGet(() -> unknown(name, arguments, detail));
    }

    private static Reason unknown(String name, List<String> arguments, @CheckForNull Reason detail) {
        List<String> named = new ArrayList<>(arguments);
        if (detail != null) {
            named.add(detail.words());
        }
        return Reason.said(named.isEmpty() ? name : name + ": " + String.join(", ", named));
    }
}
