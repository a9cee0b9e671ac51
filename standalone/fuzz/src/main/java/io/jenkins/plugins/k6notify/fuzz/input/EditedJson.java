package io.jenkins.plugins.k6notify.fuzz.input;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * JSON with something done to it: of bytes that are turned at random few are JSON at all, and fewer have another value where
 * one is looked for.
 */
public final class EditedJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_EDITS = 4;
    private static final int LONGEST_TEXT = 40;

    private EditedJson() {}

    /** Either the data as it is, or one of the samples with edits that the data says; samples that are no JSON stay. */
    public static byte[] of(FuzzedDataProvider data, List<byte[]> samples) throws IOException {
        if (!data.consumeBoolean()) {
            return data.consumeRemainingAsBytes();
        }
        byte[] sample = samples.get(data.consumeInt(0, samples.size() - 1));
        JsonNode root;
        try {
            root = JSON.readTree(sample);
        } catch (JsonProcessingException e) {
            return sample;
        }
        for (int edits = data.consumeInt(1, MOST_EDITS); edits > 0; edits--) {
            List<Consumer<JsonNode>> places = new ArrayList<>();
            List<JsonNode> values = new ArrayList<>();
            collect(root, places, values);
            if (places.isEmpty()) {
                break;
            }
            Consumer<JsonNode> place = places.get(data.consumeInt(0, places.size() - 1));
            place.accept(value(data, values));
        }
        return JSON.writeValueAsBytes(root);
    }

    /** Where a value can be put, null to take one away; and the values that are there. */
    private static void collect(JsonNode node, List<Consumer<JsonNode>> places, List<JsonNode> values) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                places.add(value -> {
                    if (value == null) {
                        object.remove(name);
                    } else {
                        object.set(name, value);
                    }
                });
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> {
                    if (value == null) {
                        array.remove(index);
                    } else {
                        array.set(index, value);
                    }
                });
            }
        }
        values.add(node);
        node.forEach(child -> collect(child, places, values));
    }

    private static JsonNode value(FuzzedDataProvider data, List<JsonNode> values) {
        return switch (data.consumeInt(0, 9)) {
            case 0 -> null;
            case 1 -> NODES.nullNode();
            case 2 -> NODES.booleanNode(data.consumeBoolean());
            case 3 -> NODES.numberNode(data.consumeLong());
            case 4 -> NODES.numberNode(data.consumeRegularDouble());
            case 5 -> NODES.textNode(data.consumeString(LONGEST_TEXT));
            case 6 -> NODES.objectNode();
            case 7 -> NODES.arrayNode();
            case 8 -> NODES.numberNode(Math.scalb(1.0, data.consumeInt(-1074, 1023)));
            // A copy: put below itself, a node would have no end.
            default -> values.get(data.consumeInt(0, values.size() - 1)).deepCopy();
        };
    }
}
