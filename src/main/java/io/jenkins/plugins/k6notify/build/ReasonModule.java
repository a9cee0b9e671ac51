package io.jenkins.plugins.k6notify.build;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonJson;
import java.io.IOException;

/** Keeps reasons in the form that the engine gives them. */
final class ReasonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ReasonModule() {
        addSerializer(new Writer());
        addDeserializer(Reason.class, new Reader());
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
}
