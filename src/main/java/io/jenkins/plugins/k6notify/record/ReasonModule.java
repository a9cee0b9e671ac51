package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.store.ReasonJson;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Jackson module that stores reasons, warnings and quality gates in the format of the engine and tolerates kinds of newer versions.
 */
final class ReasonModule {

    private ReasonModule() {}

    static Module create() {
        return new SimpleModule()
                .addSerializer(Reason.class, new Writer())
                .addDeserializer(Reason.class, new Reader<>(ReasonJson::read))
                // The text of an outcome is stored next to its reason, so an unknown kind loses no information.
                .addDeserializer(OutcomeReason.class, new Reader<>(nullIfUnknown(ReasonModule::outcomeReason)))
                // A run omits warnings that are null, and a verdict findings.
                .addDeserializer(RunWarning.class, new Reader<>(nullIfUnknown(ReasonModule::warning)))
                .addDeserializer(GateFinding.class, new Reader<>(nullIfUnknown(ReasonModule::finding)));
    }

    private static OutcomeReason outcomeReason(JsonNode node) {
        List<String> arguments = new ArrayList<>();
        node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        JsonNode detail = node.path("detail");
        return new OutcomeReason(
                OutcomeReason.Kind.valueOf(node.path("kind").asText()),
                arguments,
                detail.isObject() ? outcomeReason(detail) : null);
    }

    private static RunWarning warning(JsonNode node) {
        JsonNode count = node.path("count");
        return new RunWarning(
                RunWarning.Kind.valueOf(node.path("kind").asText()), count.isNumber() ? count.asLong() : null);
    }

    private static GateFinding finding(JsonNode node) {
        String unit = node.path("unit").textValue();
        return new GateFinding(
                GateFinding.Kind.valueOf(node.path("kind").asText()),
                Criticality.valueOf(node.path("criticality").asText()),
                node.path("subject").textValue(),
                unit == null ? null : MetricKind.valueOf(unit),
                number(node.path("value")),
                number(node.path("limit")),
                number(node.path("previous")));
    }

    @CheckForNull
    private static Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    private static <T> Function<JsonNode, T> nullIfUnknown(Function<JsonNode, T> read) {
        return node -> {
            try {
                return read.apply(node);
            } catch (IllegalArgumentException e) {
                return null;
            }
        };
    }

    private static final class Writer extends JsonSerializer<Reason> {

        @Override
        public void serialize(Reason reason, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeTree(ReasonJson.write(reason));
        }
    }

    private static final class Reader<T> extends JsonDeserializer<T> {

        private final Function<JsonNode, T> read;

        Reader(Function<JsonNode, T> read) {
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
            try {
                return read.apply(context.readTree(from));
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(from, "no reason", e);
            }
        }
    }
}
