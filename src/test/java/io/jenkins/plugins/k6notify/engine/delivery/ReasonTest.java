package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.delivery.store.ReasonJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void textOfEachKindHasAllArguments(ReasonKind kind) {
        Reason reason = withArguments(kind);

        assertThat(reason.words()).isNotBlank().doesNotContain("{", "}");
        assertThat(reason.arguments())
                .allSatisfy(argument -> assertThat(reason.words()).contains(argument));
    }

    @ParameterizedTest
    @EnumSource
    void jsonRoundTripOfEachKind(ReasonKind kind) throws IOException {
        Reason reason = withArguments(kind);

        assertThat(ReasonJson.read(MAPPER.readTree(MAPPER.writeValueAsString(ReasonJson.write(reason)))))
                .isEqualTo(reason);
    }

    @Test
    void nestedReasonIsPartOfTextAndJson() throws IOException {
        Reason reason = Reason.of(
                ReasonKind.HOST_NOT_ALLOWED,
                Reason.of(ReasonKind.INTERNAL_HOST, Reason.of(ReasonKind.PRIVATE_ADDRESS), "h.example", "10.0.0.1"),
                "the settings");

        assertThat(reason.words())
                .isEqualTo("the host h.example is at 10.0.0.1, a private address"
                        + " (the host can be allowed in the settings)");
        assertThat(ReasonJson.read(ReasonJson.write(reason))).isEqualTo(reason);
    }

    @Test
    void externalTextIsWrittenAsString() {
        assertThat(ReasonJson.write(Reason.said("no_service")).textValue()).isEqualTo("no_service");
        assertThat(ReasonJson.write(Reason.of(ReasonKind.SAID, Reason.of(ReasonKind.NO_REASON_GIVEN)))
                        .isObject())
                .isTrue();
        assertThat(Reason.said("no_service")).hasToString("no_service");
    }

    @Test
    void exceptionOfOutboxHasReason() {
        Reason closed = Reason.of(ReasonKind.OUTBOX_CLOSED, "/outbox");

        assertThat(Reason.of(new OutboxException(closed, null))).isEqualTo(closed);
        assertThat(Reason.of(new IOException("No space left on device")))
                .isEqualTo(Reason.said("No space left on device"));
        assertThat(Reason.of(new IOException())).isEqualTo(Reason.said("null"));
    }

    /** A deserialized exception has no {@code Reason}, but keeps its text. */
    @Test
    void deserializedExceptionHasTextAsReason() throws Exception {
        Reason empty = Reason.of(ReasonKind.URL_EMPTY);
        OutboxException outbox = new OutboxException(empty, null);
        UnusableEndpointException endpoint = new UnusableEndpointException(empty);

        assertThat(List.of(outbox.reason(), endpoint.reason())).containsOnly(empty);
        assertThat(List.of(sent(outbox).reason(), sent(endpoint).reason()))
                .containsOnly(Reason.said("the URL is empty"));
    }

    @SuppressWarnings("unchecked")
    private static <T> T sent(T exception) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void argumentsAreNotParsedAsPattern() {
        assertThat(Reason.of(ReasonKind.ANSWERED, Reason.of(ReasonKind.SLACK), "{1} $1 \\ '{0}'", "400")
                        .words())
                .isEqualTo("Slack returned HTTP 400: {1} $1 \\ '{0}'");
    }

    @Test
    void cutsLongText() {
        assertThat(Reason.said("x".repeat(10_000)).words()).hasSize(Reason.MAX_ARGUMENT);
    }

    @Test
    void refusesWrongNumberOfArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reason.of(ReasonKind.URL_EMPTY, "one"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reason.of(ReasonKind.NO_CONNECTION, "one"));
    }

    @Test
    void readsTextOfOlderVersion() throws IOException {
        assertThat(ReasonJson.read(MAPPER.readTree("\"Slack returned HTTP 404: no_service\"")))
                .isEqualTo(Reason.said("Slack returned HTTP 404: no_service"));
    }

    @Test
    void readsUnknownKindOfNewerVersionAsText() throws IOException {
        JsonNode node = MAPPER.readTree("{\"kind\":\"QUOTA_USED_UP\",\"arguments\":[\"h.example\"],"
                + "\"detail\":{\"kind\":\"NO_REASON_GIVEN\"}}");

        assertThat(ReasonJson.read(node)).isEqualTo(Reason.said("QUOTA_USED_UP: h.example, no reason given"));
        assertThat(ReasonJson.read(MAPPER.readTree("{\"kind\":\"QUOTA_USED_UP\"}")))
                .isEqualTo(Reason.said("QUOTA_USED_UP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "{}",
                "{\"kind\":7}",
                "{\"kind\":\"HOST_NOT_FOUND\"}",
                "{\"kind\":\"URL_EMPTY\",\"arguments\":[\"x\"]}"
            })
    void refusesInvalidJson(String json) throws IOException {
        JsonNode node = MAPPER.readTree(json);

        assertThatIllegalArgumentException().isThrownBy(() -> ReasonJson.read(node));
    }

    @Test
    void refusesDeeplyNestedReasons() throws IOException {
        String open = "{\"kind\":\"HOST_NOT_ALLOWED\",\"arguments\":[\"x\"],\"detail\":";
        JsonNode node = MAPPER.readTree(open.repeat(500) + "\"end\"" + "}".repeat(500));

        assertThatIllegalArgumentException().isThrownBy(() -> ReasonJson.read(node));
    }

    private static Reason withArguments(ReasonKind kind) {
        List<String> arguments = IntStream.range(0, kind.arguments())
                .mapToObj(number -> "argument" + number)
                .toList();
        return new Reason(kind, arguments, null);
    }
}
