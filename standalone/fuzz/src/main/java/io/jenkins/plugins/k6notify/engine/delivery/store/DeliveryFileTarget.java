package io.jenkins.plugins.k6notify.engine.delivery.store;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.fuzz.input.EditedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever a file in the outbox holds, it is a delivery that can be tried and written again, or is put into quarantine. */
public final class DeliveryFileTarget {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private static final Pattern ID =
            Pattern.compile("\"id\" *: *\"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"");

    private static final List<byte[]> SAMPLES = seeds();

    private DeliveryFileTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        byte[] file = EditedJson.of(data, SAMPLES);
        Delivery delivery;
        try {
            delivery = DeliveryJson.read(name(file), file);
        } catch (IOException e) {
            return;
        }
        requireSame(delivery);
        requireSame(delivery.after(later(), Optional.of(Duration.ofHours(1))));
        requireSame(delivery.again(1, AT));
    }

    /** The name that fits the content, if one does: a file of another name is refused in any case. */
    private static DeliveryFile name(byte[] file) {
        Matcher id = ID.matcher(new String(file, StandardCharsets.UTF_8));
        UUID message = id.find() ? UUID.fromString(id.group(1)) : new UUID(1, 2);
        return new DeliveryFile("", 1, message, Delivery.State.WAITING);
    }

    private static void requireSame(Delivery delivery) throws IOException {
        if (!DeliveryJson.read(DeliveryFile.of(delivery), DeliveryJson.write(delivery))
                .equals(delivery)) {
            throw new IllegalStateException("it is another one when it is written again");
        }
    }

    /** Files as they are written, for {@link EditedJson}. */
    public static List<byte[]> seeds() {
        return samples().stream().map(DeliveryFileTarget::json).toList();
    }

    private static byte[] json(Delivery delivery) {
        try {
            return DeliveryJson.write(delivery);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that there is and with nothing that need not be there, tried in every way and not at all. */
    private static List<Delivery> samples() {
        Message message =
                new Message(new UUID(1, 2), "test.finished", Map.of("X-LoadImpact-Event", "test.finished"), "{}");
        Endpoint webhook = new Endpoint(Endpoint.Kind.WEBHOOK, "perf", "perf-url", "perf-key", "folder/job");
        Endpoint slack = new Endpoint(Endpoint.Kind.SLACK, "team", "team-url", null, null);
        Message started = new Message(new UUID(3, 4), "test.started", Map.of(), "{\"text\":\"✅ \\\"a\\\"\"}");
        Delivery first = Delivery.submitted(1, message, webhook, "key", AT);
        Delivery tried = first.after(later(), Optional.of(Duration.ofSeconds(7)));
        return List.of(
                first,
                Delivery.submitted(1, started, slack, "job#1/slack", AT),
                tried,
                tried.after(
                        Attempt.unanswered(AT, 30_000, untrusted(), Attempt.Outcome.RETRY), Optional.of(Duration.ZERO)),
                first.again(1, AT));
    }

    private static Reason untrusted() {
        return Reason.of(
                ReasonKind.NO_SECURE_CONNECTION, Reason.of(ReasonKind.CERTIFICATE_NOT_TRUSTED, "a", "b"), "h.example");
    }

    private static Attempt later() {
        return new Attempt(
                AT,
                OptionalInt.of(503),
                12,
                Reason.said("later"),
                Attempt.Outcome.RETRY,
                Optional.of(Duration.ofSeconds(7)));
    }
}
