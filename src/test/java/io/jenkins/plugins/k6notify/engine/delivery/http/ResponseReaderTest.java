package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code ResponseReader} with the calls of the HTTP client of the JDK. */
class ResponseReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");
    private static final Target TARGET =
            Target.unsigned(URI.create("https://h.example" + Samples.SECRET_PATH), AddressPolicy.anywhere(true, ""));

    private final ResponseReader reader = new ResponseReader(ResponseReader.LIMIT);
    private final CountingSubscription body = new CountingSubscription();
    private BodySubscriber<Void> subscriber;

    /** A subscription that counts the requested buffers. */
    private static final class CountingSubscription implements Flow.Subscription {

        private long requested;

        @Override
        public void request(long buffers) {
            requested += buffers;
        }

        @Override
        public void cancel() {
            throw new IllegalStateException();
        }
    }

    private void head(int status, Map<String, List<String>> headers) {
        subscriber = reader.apply(new ResponseInfo() {
            @Override
            public int statusCode() {
                return status;
            }

            @Override
            public HttpHeaders headers() {
                return HttpHeaders.of(headers, (name, value) -> true);
            }

            @Override
            public HttpClient.Version version() {
                return HttpClient.Version.HTTP_1_1;
            }
        });
        subscriber.onSubscribe(body);
    }

    private void next(String text) {
        subscriber.onNext(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    private Attempt attempt() {
        return ResponseRules.of(Kind.WEBHOOK)
                .attempt(reader.response(TARGET, NOW, 5).orElseThrow());
    }

    @Test
    void hasNoResponseWithoutHead() {
        assertThat(reader.response(TARGET, NOW, 5)).isEmpty();
    }

    @Test
    void requestsOneBufferAtATime() {
        head(200, Map.of());
        assertThat(body.requested).isEqualTo(1);

        next("no ");
        next("hook");
        assertThat(body.requested).isEqualTo(3);
        assertThat(subscriber.getBody().toCompletableFuture()).isNotDone();
        subscriber.onComplete();

        assertThat(subscriber.getBody()).isCompleted();
        assertThat(reader.full()).isNotDone();
        assertThat(attempt().text()).isEqualTo("the receiver returned HTTP 200: no hook");
    }

    @ParameterizedTest
    @CsvSource({"4095, false", "4096, true", "5000, true"})
    void isFullAtLimit(int length, boolean full) {
        head(200, Map.of());

        next("x".repeat(length));

        assertThat(reader.full().isDone()).isEqualTo(full);
    }

    @Test
    void keepsPartOfBufferWithinLimit() {
        head(200, Map.of());

        // Blanks are not part of the text, but count towards the limit.
        next(" ".repeat(ResponseReader.LIMIT - 2));
        next("no hook");
        next("here");

        assertThat(attempt().text()).isEqualTo("the receiver returned HTTP 200: no…");
    }

    @Test
    void unfinishedBodyEndsWithEllipsis() {
        head(503, Map.of());

        next("please come back later");

        assertThat(attempt().text()).isEqualTo("the receiver returned HTTP 503: please come back later…");
    }

    @Test
    void unfinishedEmptyBodyHasNoEllipsis() {
        head(503, Map.of());

        assertThat(attempt().text()).isEqualTo("the receiver returned HTTP 503 with an empty body");
    }

    @Test
    void brokenBodyFailsExchangeAndKeepsStatus() {
        head(200, Map.of());
        next("ok");

        subscriber.onError(new IOException("Connection reset"));

        assertThat(subscriber.getBody()).isCompletedExceptionally();
        assertThat(attempt().isSuccess()).isTrue();
        assertThat(attempt().text()).isEqualTo("the receiver returned HTTP 200: ok…");
    }

    @ParameterizedTest
    @CsvSource({"429, true", "503, true", "200, false", "404, false"})
    void onlyRetriedStatusHasRetryAfter(int status, boolean waits) {
        head(status, Map.of("Retry-After", List.of("30")));

        assertThat(attempt().retryAfter().filter(Duration.ofSeconds(30)::equals).isPresent())
                .isEqualTo(waits);
    }

    /** A date in Retry-After is relative to the end of the attempt. */
    @Test
    void retryAfterDateCountsFromEndOfAttempt() {
        head(503, Map.of("Retry-After", List.of("Mon, 23 Nov 2026 07:31:00 GMT")));

        assertThat(reader.response(TARGET, NOW, 20_000)
                        .map(ResponseRules.of(Kind.WEBHOOK)::attempt)
                        .orElseThrow()
                        .retryAfter())
                .contains(Duration.ofSeconds(40));
    }

    @Test
    void redirectStatusWithoutLocationIsResponse() {
        head(304, Map.of());
        subscriber.onComplete();

        assertThat(attempt().text()).isEqualTo("the receiver returned HTTP 304 with an empty body");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/x, a redirect to https://other.example/…",
        "' /x ', a redirect to https://h.example/…",
        "mailto:me, a redirect to another place",
        "::, a redirect to another place",
    })
    void redirectNamesSchemeAndHostOnly(String location, String shown) {
        head(302, Map.of("Location", List.of(location)));

        assertThat(attempt().text()).contains(shown).doesNotContain("/x");
    }

    @Test
    void textNamesService() {
        head(200, Map.of());
        next("ok");
        subscriber.onComplete();

        assertThat(reader.response(TARGET, NOW, 5)
                        .map(ResponseRules.of(Kind.SLACK)::attempt)
                        .orElseThrow()
                        .text())
                .isEqualTo("Slack returned HTTP 200: ok");
    }
}
