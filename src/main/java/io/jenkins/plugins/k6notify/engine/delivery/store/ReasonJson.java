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
import java.util.Optional;

/**
 * The form in which a reason is kept: words of others as a text, all else as an object. Of a kind that only a newer version
 * knows remain its name and its arguments.
 */
public final class ReasonJson {

    /** More than any reason has: what a file says must not exhaust the stack. */
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

    /** @throws IllegalArgumentException if a field is missing or makes no sense */
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
        if (!node.path("kind").isTextual()) {
            throw new IllegalArgumentException("kind");
        }
        String name = node.required("kind").textValue();
        List<String> arguments = new ArrayList<>();
        node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        Reason detail = node.has("detail") ? read(node.required("detail"), depth - 1) : null;
        Optional<ReasonKind> kind = Arrays.stream(ReasonKind.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        return kind.isPresent() ? new Reason(kind.get(), arguments, detail) : unknown(name, arguments, detail);
    }

    private static Reason unknown(String name, List<String> arguments, @CheckForNull Reason detail) {
        List<String> named = new ArrayList<>(arguments);
        if (detail != null) {
            named.add(detail.words());
        }
        return Reason.said(named.isEmpty() ? name : name + ": " + String.join(", ", named));
    }
}
