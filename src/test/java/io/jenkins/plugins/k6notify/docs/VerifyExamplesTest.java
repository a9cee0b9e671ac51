package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.k6notify.docs.ExampleReceiver.Language;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import io.jenkins.plugins.k6notify.support.Project;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the receivers of the documentation accept signatures of the engine, and no others. */
class VerifyExamplesTest {

    private static final String OLD = secret("the-old-signing-secret-of-a-team");
    private static final String NEW = secret("the-new-signing-secret-of-a-team");
    private static final String OTHER = secret("somebody-else's-signing-secret!!");

    /** A secret that happens to be base64, and one that is not. */
    private static final String TEXT = "secret12";

    private static final String OTHER_TEXT = "correct-horse";

    private static final int TAKEN = 204;
    private static final int REFUSED = 401;

    private final HttpClient client = HttpClient.newHttpClient();
    private final SendingClient sending = SendingClient.of(HttpClient.newBuilder());
    private final Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());

    /** A body with letters that have more than one byte in UTF-8. */
    private final Message message = new WebhookFormat(WebhookHeaders.LOAD_IMPACT, "1.0")
            .message(
                    UUID.randomUUID(),
                    SampleEvents.finished(SampleEvents.outcome(
                            SampleEvents.thresholdsFailed().status(),
                            SampleEvents.thresholdsFailed().result(),
                            SampleEvents.thresholdsFailed().kind(),
                            "Schwellen überschritten: größer als 500 ms 🐌")));

    @ParameterizedTest
    @EnumSource
    void acceptsSignatureOfEngine(Language language) throws Exception {
        assumeInstalled(language);
        try (ExampleReceiver receiver = ExampleReceiver.start(language, NEW, OLD)) {
            Map<String, OptionalInt> answers = new LinkedHashMap<>();
            answers.put("signed with the new secret", sent(receiver, NEW, now));
            assertThat(receiver.line())
                    .hasValueSatisfying(line ->
                            assertThat(line).startsWith(message.id().toString()).contains("test.finished"));
            answers.put("signed with the old one", sent(receiver, OLD, now));
            answers.put("four minutes ago", sent(receiver, NEW, now.minus(Duration.ofMinutes(4))));
            answers.put("signed with another secret", sent(receiver, OTHER, now));
            answers.put("six minutes ago", sent(receiver, NEW, now.minus(Duration.ofMinutes(6))));
            answers.put("in six minutes", sent(receiver, NEW, now.plus(Duration.ofMinutes(6))));
            answers.put("not signed", sent(receiver, null, now));

            Map<String, OptionalInt> wanted = new LinkedHashMap<>();
            wanted.put("signed with the new secret", OptionalInt.of(TAKEN));
            wanted.put("signed with the old one", OptionalInt.of(TAKEN));
            wanted.put("four minutes ago", OptionalInt.of(TAKEN));
            wanted.put("signed with another secret", OptionalInt.of(REFUSED));
            wanted.put("six minutes ago", OptionalInt.of(REFUSED));
            wanted.put("in six minutes", OptionalInt.of(REFUSED));
            wanted.put("not signed", OptionalInt.of(REFUSED));
            assertThat(answers).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesSecretWithoutPrefixAsText(Language language) throws Exception {
        assumeInstalled(language);
        try (ExampleReceiver receiver = ExampleReceiver.start(language, TEXT, OTHER_TEXT)) {
            assertThat(sent(receiver, TEXT, now)).hasValue(TAKEN);
            assertThat(sent(receiver, OTHER_TEXT, now)).hasValue(TAKEN);
            assertThat(sent(receiver, "whsec_" + TEXT, now)).hasValue(REFUSED);
        }
    }

    private OptionalInt sent(ExampleReceiver receiver, String secret, Instant at) throws Exception {
        AddressPolicy policy = AddressPolicy.anywhere(true, "the settings");
        Target target = secret == null
                ? Target.unsigned(receiver.uri(), policy)
                : Target.signed(receiver.uri(), policy, secret);
        Attempt attempt = new HttpSender(delivery -> target, () -> sending, Clock.fixed(at, ZoneOffset.UTC))
                .send(Delivery.submitted(
                        1, message, new Endpoint(Endpoint.Kind.WEBHOOK, "perf", "perf-url", null, null), "", at));
        return attempt.status();
    }

    /** Changes of a signed request by an attacker, or by a receiver that forwards it. */
    @ParameterizedTest
    @EnumSource
    void refusesChangedRequest(Language language) throws Exception {
        assumeInstalled(language);
        String id = message.id().toString();
        String time = Long.toString(now.getEpochSecond());
        String signature = Signature.of(NEW).sign(id, now, message.body());
        String another = Signature.of(OTHER).sign(id, now, message.body());
        String body = message.body();
        try (ExampleReceiver receiver = ExampleReceiver.start(language, NEW)) {
            Map<String, Integer> answers = new LinkedHashMap<>();
            Map<String, Integer> wanted = new LinkedHashMap<>();
            answers.put("as it was", post(receiver, id, time, signature, body));
            wanted.put("as it was", TAKEN);
            answers.put("second of two", post(receiver, id, time, another + " " + signature, body));
            wanted.put("second of two", TAKEN);
            answers.put("beside another version", post(receiver, id, time, "v1a,AAAA " + signature, body));
            wanted.put("beside another version", TAKEN);
            answers.put(
                    "another body", post(receiver, id, time, signature, body.replace("\"result\":1", "\"result\":0")));
            answers.put("one space more", post(receiver, id, time, signature, body + " "));
            answers.put("another id", post(receiver, UUID.randomUUID().toString(), time, signature, body));
            answers.put("another time", post(receiver, id, Long.toString(now.getEpochSecond() + 1), signature, body));
            answers.put("time that is none", post(receiver, id, "soon", signature, body));
            answers.put("negative time", post(receiver, id, "-" + time, signature, body));
            answers.put("endless time", post(receiver, id, "9".repeat(400), signature, body));
            answers.put("as another version", post(receiver, id, time, signature.replace("v1,", "v2,"), body));
            answers.put("no version", post(receiver, id, time, signature.replace("v1,", ""), body));
            answers.put("first half", post(receiver, id, time, signature.substring(0, 20), body));
            answers.put("nothing", post(receiver, id, time, "v1,", body));
            answers.put("no base64", post(receiver, id, time, "v1,!$%&/()=", body));
            answers.keySet().forEach(name -> wanted.putIfAbsent(name, REFUSED));
            assertThat(answers).isEqualTo(wanted);
        }
    }

    private int post(ExampleReceiver receiver, String id, String time, String signature, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(receiver.uri())
                .timeout(Duration.ofSeconds(30))
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** A comparison that ends at the first different byte reveals how many bytes were right. */
    @ParameterizedTest
    @EnumSource
    void comparesInConstantTime(Language language) {
        String comparison =
                switch (language) {
                    case NODE -> "timingSafeEqual(one, expected)";
                    case PYTHON -> "hmac.compare_digest(one, expected)";
                    case GO -> "hmac.Equal(received, expected)";
                    case JAVA -> "MessageDigest.isEqual(expected, ";
                };
        assertThat(Project.read(language.file()))
                .contains(comparison)
                .doesNotContainPattern("[!=]==? ?expected(?!.length)")
                .doesNotContainPattern("expected ?[!=]=")
                .doesNotContain("bytes.Equal", "Arrays.equals", "expected.equals");
    }

    private static void assumeInstalled(Language language) {
        assumeTrue(language.isInstalled(), () -> "skipped: there is no " + language.tool() + " on the PATH");
    }

    private static String secret(String key) {
        return "whsec_" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
