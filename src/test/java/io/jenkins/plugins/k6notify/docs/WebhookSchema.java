package io.jenkins.plugins.k6notify.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.k6notify.support.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON Schema of webhook bodies that the plugin publishes. */
public final class WebhookSchema {

    static final String FILE = "src/main/webapp/schema/webhook.schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema schema;

    private WebhookSchema(JsonNode node) {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node);
    }

    /** The published schema, which accepts unknown keys. */
    static WebhookSchema published() {
        return new WebhookSchema(node());
    }

    /** The schema without unknown keys, for bodies of this version, in which each key is described. */
    public static WebhookSchema closed() {
        JsonNode node = node();
        close(node);
        return new WebhookSchema(node);
    }

    static JsonNode node() {
        return json(Project.read(FILE));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors in a body, one line each. */
    public List<String> errors(JsonNode body) {
        return schema
                .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static void close(JsonNode node) {
        if (node.has("properties") && node.has("required")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(WebhookSchema::close);
    }
}
