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
 * Reads the response to one request: the status, the headers and the first {@value #LIMIT} bytes of the body. Then
 * cancels the request, so that a receiver cannot send an endless body. Written by a thread of the HTTP client, and read
 * by another thread.
 */
final class ResponseReader implements BodyHandler<Void>, BodySubscriber<Void> {

    /** The maximum number of bytes of a body (docs/design.md §8: the first 4 kB). */
    static final int LIMIT = 4096;

    /** Space for the name of the responder and the status. */
    private static final int MAX_PREFIX = 64;

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
        // One at a time, so that the client reads ahead no more than a buffer.
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), LIMIT - body.size())];
            buffer.get(bytes);
            body.writeBytes(bytes);
        }
        Flow.Subscription current = subscription;
        if (body.size() < LIMIT && current != null) {
            current.request(1);
        } else {
            cancel();
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

    /** Stops reading, and closes the connection if the body is incomplete. */
    void cancel() {
        Flow.Subscription current = subscription;
        if (!complete && current != null) {
            current.cancel();
        }
        read.complete(null);
    }

    /** Returns the result of the request; empty if the headers of a response did not arrive. */
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
        Reason responder =
                switch (kind) {
                    case SLACK -> Reason.of(ReasonKind.SLACK);
                    case WEBHOOK -> Reason.of(ReasonKind.RECEIVER);
                };
        String status = Integer.toString(head.statusCode());
        Optional<String> location = head.headers().firstValue("Location");
        if (head.statusCode() >= 300 && head.statusCode() < 400 && location.isPresent()) {
            return redirect(location.get(), target)
                    .map(place -> Reason.of(ReasonKind.REDIRECTED, responder, status, place))
                    .orElseGet(() -> Reason.of(ReasonKind.REDIRECTED_ELSEWHERE, responder, status));
        }
        String text = text(target);
        return text.isEmpty()
                ? Reason.of(ReasonKind.ANSWERED_WITHOUT_WORDS, responder, status)
                : Reason.of(ReasonKind.ANSWERED, responder, text, status);
    }

    private String text(Target target) {
        String received = body.toString(StandardCharsets.UTF_8);
        Redaction redaction = target.redaction();
        String clean = complete ? redaction.apply(received) : redaction.applyToHead(received);
        return Excerpt.of(complete || clean.isEmpty() ? clean : clean + "…", Attempt.MAX_TEXT - MAX_PREFIX);
    }

    /** Returns scheme and host only: the path may contain a secret, even ours if only the host changed. */
    private static Optional<String> redirect(String location, Target target) {
        try {
            URI uri = target.uri().resolve(new URI(location.trim()));
            return Optional.ofNullable(uri.getHost()).map(host -> uri.getScheme() + "://" + host + "/…");
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
