package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.store.ReasonJson;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Jackson module that stores reasons and warnings in the format of the engine and tolerates kinds of newer versions.
 */
final class ReasonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ReasonModule() {
        addSerializer(new Writer());
        addDeserializer(Reason.class, new Reader());
        addDeserializer(OutcomeReason.class, new OutcomeReader());
        addDeserializer(RunWarning.class, new WarningReader());
    }

    private static final class Writer extends StdSerializer<Reason> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Reason.class);
        }

        @Override
        public void serialize(Reason reason, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeTree(ReasonJson.write(reason));
        }
    }

    private static final class Reader extends StdDeserializer<Reason> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Reason.class);
        }

        @Override
        public Reason deserialize(JsonParser from, DeserializationContext context) throws IOException {
            try {
                return ReasonJson.read(context.readTree(from));
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "no reason: %s", e.getMessage());
            }
        }
    }

    /** Reads a reason. Its text is stored next to it, so an unknown kind loses no information. */
    private static final class OutcomeReader extends StdDeserializer<OutcomeReason> {

        private static final long serialVersionUID = 1L;

        OutcomeReader() {
            super(OutcomeReason.class);
        }

        @CheckForNull
        @Override
        public OutcomeReason deserialize(JsonParser from, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(from);
            List<String> arguments = new ArrayList<>();
            node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
            try {
                return new OutcomeReason(
                        OutcomeReason.Kind.valueOf(node.path("kind").asText()), arguments);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    /** Reads a warning; null for an unknown kind, which a run omits. */
    private static final class WarningReader extends StdDeserializer<RunWarning> {

        private static final long serialVersionUID = 1L;

        WarningReader() {
            super(RunWarning.class);
        }

        @CheckForNull
        @Override
        public RunWarning deserialize(JsonParser from, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(from);
            JsonNode count = node.path("count");
            try {
                return new RunWarning(
                        RunWarning.Kind.valueOf(node.path("kind").asText()), count.isNumber() ? count.asLong() : null);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}
