package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads the response to one request, as far as it is wanted: status, headers and the first 4096 bytes of the body. Then
 * it hangs up, so that a receiver cannot make the controller read on and on. Filled by a thread of the HTTP client, read by
 * another.
 */
final class ResponseReader implements BodyHandler<Void>, BodySubscriber<Void> {

    /** How much of a body is read (docs/design.md §8: the first 4 kB). */
    static final int LIMIT = 4096;

    /** Room for who says it and the status. */
    private static final int REST_OF_SENTENCE = 64;

    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @CheckForNull
    private volatile ResponseInfo info;

    @CheckForNull
    private volatile Flow.Subscription subscription;

    private volatile boolean complete;

    @Override
    public BodySubscriber<Void> apply(ResponseInfo responseInfo) {
        info = responseInfo;
        return this;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        // One at a time: the client then reads no further ahead than a buffer.
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), LIMIT - body.size())];
            buffer.get(bytes);
            body.writeBytes(bytes);
        }
        Flow.Subscription rest = subscription;
        if (body.size() < LIMIT && rest != null) {
            rest.request(1);
        } else {
            hangUp();
        }
    }

    @Override
    public void onError(Throwable failure) {
        read.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete = true;
        read.complete(null);
    }

    /** Ends the reading, however far it is. */
    void hangUp() {
        Flow.Subscription rest = subscription;
        if (!complete && rest != null) {
            rest.cancel();
        }
        read.complete(null);
    }

    /** What came of the request, if at least the head of a response arrived. */
    Optional<Attempt> toAttempt(Endpoint.Kind kind, Target target, Instant at, long millis) {
        ResponseInfo head = info;
        if (head == null) {
            return Optional.empty();
        }
        int status = head.statusCode();
        Outcome outcome = Outcome.of(status);
        Optional<Duration> retryAfter = outcome == Outcome.RETRY
                ? RetryAfter.parse(head.headers().firstValue("Retry-After").orElse(null), at.plusMillis(millis))
                : Optional.empty();
        return Optional.of(
                new Attempt(at, OptionalInt.of(status), millis, reason(kind, target, head), outcome, retryAfter));
    }

    private Reason reason(Endpoint.Kind kind, Target target, ResponseInfo head) {
        Reason who =
                switch (kind) {
                    case SLACK -> Reason.of(ReasonKind.SLACK);
                    case WEBHOOK -> Reason.of(ReasonKind.RECEIVER);
                };
        String status = Integer.toString(head.statusCode());
        Optional<String> location = head.headers().firstValue("Location");
        if (head.statusCode() >= 300 && head.statusCode() < 400 && location.isPresent()) {
            return redirect(location.get(), target)
                    .map(place -> Reason.of(ReasonKind.REDIRECTED, who, status, place))
                    .orElseGet(() -> Reason.of(ReasonKind.REDIRECTED_ELSEWHERE, who, status));
        }
        String shown = shown(target);
        return shown.isEmpty()
                ? Reason.of(ReasonKind.ANSWERED_WITHOUT_WORDS, who, status)
                : Reason.of(ReasonKind.ANSWERED, who, shown, status);
    }

    private String shown(Target target) {
        String text = body.toString(StandardCharsets.UTF_8);
        String clean =
                complete ? target.redaction().apply(text) : target.redaction().applyToHead(text);
        return Excerpt.of(complete || clean.isEmpty() ? clean : clean + "…", Attempt.MAX_TEXT - REST_OF_SENTENCE);
    }

    /** Scheme and host: the rest may hold a secret, of ours if the receiver moved with its paths. */
    private static Optional<String> redirect(String location, Target target) {
        try {
            URI uri = target.uri().resolve(new URI(location.trim()));
            return Optional.ofNullable(uri.getHost()).map(host -> uri.getScheme() + "://" + host + "/…");
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
