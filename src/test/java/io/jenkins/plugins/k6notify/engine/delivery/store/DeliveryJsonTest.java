package io.jenkins.plugins.k6notify.engine.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00.123456789Z");

    private static final DeliveryFile FILE =
            new DeliveryFile("", 7, UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430"), Delivery.State.WAITING);

    @Test
    void jsonRoundTrip() throws Exception {
        Delivery delivery = delivery();

        assertThat(roundTrip(delivery)).isEqualTo(delivery);
        assertThat(roundTrip(delivery).message().headers())
                .containsExactlyEntriesOf(delivery.message().headers());
    }

    @Test
    void jsonRoundTripWithoutOptionalFields() throws Exception {
        Delivery plain = Delivery.submitted(1, Samples.started(), Samples.slack("hook"), "run 1", NOW);

        assertThat(roundTrip(plain)).isEqualTo(plain);
    }

    @Test
    void ignoresFieldsOfNewerVersions() throws Exception {
        String json = new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"new\":{\"er\":[1]},")
                .replace("\"endpoint\":{", "\"endpoint\":{\"newer\":true,");

        assertThat(read(json)).isEqualTo(delivery());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | it is empty",
                "{                  | it is not JSON of a delivery, or was cut off",
                "hello              | it is not JSON of a delivery, or was cut off",
                "[]                 | it is not a delivery of version 2",
                "{}                 | it is not a delivery of version 2",
                "null               | it is not a delivery of version 2",
            })
    void messageNamesProblemOfInvalidFile(String json, String message) {
        assertThatIOException().isThrownBy(() -> read(json)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SLACK        | PIGEON",
                "2026-11-23   | yesterday",
                "19c5d426     | x",
                "\"RETRY\"    | null",
                "\"run 7\"    | null",
                "version\":2  | version\":3",
                "PT30S        | soon",
                "headers\":{  | headers\":{\"a\":null,",
            })
    void refusesInvalidField(String right, String wrong) throws Exception {
        String json = new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8);
        assertThat(json).contains(right);

        assertThatIOException().isThrownBy(() -> read(json.replace(right, wrong)));
    }

    @Test
    void refusesFileNamedAfterAnotherMessage() throws Exception {
        DeliveryFile other = new DeliveryFile("", 7, UUID.randomUUID(), Delivery.State.WAITING);

        assertThatIOException()
                .isThrownBy(() -> DeliveryJson.read(other, DeliveryJson.write(delivery())))
                .withMessage("its name and its content are of different messages");
    }

    /** The message still has to be delivered, and the other attempts still count. */
    @Test
    void skipsAttemptsOfNewerVersions() throws Exception {
        Delivery twice = delivery().after(delivery().attempts().get(0), Optional.of(Duration.ofSeconds(1)));
        String json = new String(DeliveryJson.write(twice), StandardCharsets.UTF_8)
                .replaceFirst("\"RETRY\"", "\"POSTPONED\"");

        Delivery read = read(json);

        assertThat(read.attempts()).isEqualTo(twice.attempts().subList(1, 3));
        assertThat(read.message()).isEqualTo(twice.message());
    }

    @Test
    void readWithAnAttemptThatIsNullIsRefused() throws Exception {
        String json = new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8)
                .replace("\"attempts\":[", "\"attempts\":[null,");

        assertThatIOException()
                .isThrownBy(() -> read(json))
                .withMessage("a field of the delivery is missing or makes no sense");
    }

    @Test
    void readsFirstFormat() throws Exception {
        String json = new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8)
                .replace("\"version\":2,\"state\":\"WAITING\",\"orderingKey\"", "\"version\":1,\"lane\"");

        assertThat(json).contains("\"lane\":\"run 7\"");
        assertThat(read(json)).isEqualTo(delivery());
    }

    @Test
    void jsonRoundTripWithReceipt() throws Exception {
        Attempt accepted = new Attempt(
                NOW, OptionalInt.empty(), 1, Reason.said("queued"), Outcome.ACCEPTED, Optional.empty(), "1763.42");
        Delivery delivery = delivery().after(accepted, Optional.empty());

        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(roundTrip(delivery)).isEqualTo(delivery);
    }

    @Property
    void refusesTruncatedFile(@ForAll @IntRange(min = 0, max = 2000) int length) throws Exception {
        byte[] json = DeliveryJson.write(delivery());
        byte[] head = Arrays.copyOf(json, Math.min(length, json.length - 1));

        assertThatIOException().isThrownBy(() -> DeliveryJson.read(FILE, head));
    }

    /** Found by fuzzing. */
    @Test
    void refusesNegativeRedeliveryCount() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> read(withRedelivery("-1")))
                .withMessage("a field of the delivery is missing or makes no sense");
    }

    @Test
    void redeliveryWithMaximumCountIsStillRedelivery() throws Exception {
        Delivery last = read(withRedelivery("2147483647"));

        assertThat(last.again(8, NOW).isRedelivery()).isTrue();
    }

    private static String withRedelivery(String count) throws IOException {
        return new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"redelivery\":" + count + ",");
    }

    private static Delivery roundTrip(Delivery delivery) throws IOException {
        return DeliveryJson.read(DeliveryFile.of(delivery), DeliveryJson.write(delivery));
    }

    private static Delivery read(String json) throws IOException {
        return DeliveryJson.read(FILE, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery delivery() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-LoadImpact-Event", "test.finished");
        headers.put("Content-Type", "application/json");
        UUID id = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
        Message message = new Message(id, "test.finished", headers, "{\"name\":\"Käufe \\u0000 💥\"}");
        Endpoint endpoint = new Endpoint(Endpoint.Kind.SLACK, "perf", "hook", "signing", "folder/job");
        Attempt attempt = new Attempt(
                NOW,
                OptionalInt.of(429),
                12,
                Reason.said("Slack returned HTTP 429: slow down"),
                Outcome.RETRY,
                Optional.of(Duration.ofSeconds(30)));
        return Delivery.submitted(7, message, endpoint, "run 7", NOW)
                .after(
                        Attempt.unanswered(NOW, 5, Reason.of(ReasonKind.HOST_NOT_FOUND, "x"), Outcome.RETRY),
                        Optional.of(Duration.ofSeconds(1)))
                .after(attempt, attempt.retryAfter());
    }
}
