package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
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

    @Test
    void aDeliveryComesBackAsItWas() throws Exception {
        Delivery delivery = delivery();

        assertThat(DeliveryJson.read(delivery.sequence(), DeliveryJson.write(delivery)))
                .isEqualTo(delivery);
        assertThat(DeliveryJson.read(7, DeliveryJson.write(delivery)).message().headers())
                .containsExactlyEntriesOf(delivery.message().headers());
    }

    @Test
    void optionalFieldsMayBeMissing() throws Exception {
        Delivery plain = Delivery.handedOver(1, Samples.started(), Samples.slack("hook"), "run 1", NOW);

        assertThat(DeliveryJson.read(1, DeliveryJson.write(plain))).isEqualTo(plain);
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
                "''                                | it is empty",
                "{                                 | it is not JSON, or was cut off",
                "hello                             | it is not JSON, or was cut off",
                "[]                                | it is not a delivery of version 1",
                "{}                                | it is not a delivery of version 1",
                "{\"version\":2}                   | it is not a delivery of version 1",
                "{\"version\":1}                   | a field of the delivery is missing or makes no sense",
            })
    void saysWhyAFileIsNoDelivery(String json, String message) {
        assertThatIOException().isThrownBy(() -> read(json)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"SLACK, EMAIL", "run 7, 7", "2026-11-23, yesterday", "19c5d426, x", "RETRY, MAYBE"})
    void refusesAFieldThatMakesNoSense(String right, String wrong) throws Exception {
        String json = new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8)
                .replace(right.equals("run 7") ? "\"run 7\"" : right, wrong);

        assertThatIOException()
                .isThrownBy(() -> read(json))
                .withMessage("a field of the delivery is missing or makes no sense");
    }

    @Property
    void aFileThatWasCutOffIsNoDelivery(@ForAll @IntRange(min = 0, max = 2000) int length) throws Exception {
        byte[] json = DeliveryJson.write(delivery());
        byte[] head = Arrays.copyOf(json, Math.min(length, json.length - 1));

        assertThatIOException().isThrownBy(() -> DeliveryJson.read(1, head));
    }

    /** Found by fuzzing. */
    @Test
    void refusesFewerDeliveriesThanNone() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> read(withRedelivery("-1")))
                .withMessage("a field of the delivery is missing or makes no sense");
    }

    @Test
    void aRedeliveryStaysOneHoweverManyThereWere() throws Exception {
        Delivery last = read(withRedelivery("2147483647"));

        assertThat(last.again(8, NOW).isRedelivery()).isTrue();
    }

    private static String withRedelivery(String count) throws IOException {
        return new String(DeliveryJson.write(delivery()), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"redelivery\":" + count + ",");
    }

    private static Delivery read(String json) throws IOException {
        return DeliveryJson.read(7, json.getBytes(StandardCharsets.UTF_8));
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
                "Slack says slow down (429)",
                Outcome.RETRY,
                Optional.of(Duration.ofSeconds(30)));
        return Delivery.handedOver(7, message, endpoint, "run 7", NOW)
                .after(
                        Attempt.unanswered(NOW, 5, Reason.of(ReasonKind.HOST_NOT_FOUND, "x"), Outcome.RETRY),
                        Optional.of(Duration.ofSeconds(1)))
                .after(attempt, attempt.retryAfter());
    }
}
