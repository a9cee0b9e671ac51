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
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the response to one request: the status, the headers and the first {@value #LIMIT} bytes of the body. Written by
 * a thread of the HTTP client, and read by another thread.
 */
final class ResponseReader implements BodyHandler<Void> {

    /** The maximum number of bytes of a body (docs/design.md §8: the first 4 kB). */
    static final int LIMIT = 4096;

    /** Space for the name of the responder and the status. */
    private static final int MAX_PREFIX = 64;

    private final CompletableFuture<Void> full = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @CheckForNull
    private volatile ResponseInfo info;

    private volatile boolean complete;

    @Override
    public BodySubscriber<Void> apply(ResponseInfo responseInfo) {
        info = responseInfo;
        return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresentOrElse(this::add, () -> complete = true));
    }

    private void add(byte[] part) {
        body.write(part, 0, Math.min(part.length, LIMIT - body.size()));
        if (body.size() == LIMIT) {
            full.complete(null);
        }
    }

    /** Completes when the limit is reached, so that a receiver that sends an endless body need not be waited for. */
    CompletableFuture<Void> full() {
        return full;
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
        boolean whole = complete;
        String received = body.toString(StandardCharsets.UTF_8);
        Redaction redaction = target.redaction();
        String clean = whole ? redaction.apply(received) : redaction.applyToHead(received);
        return Excerpt.of(whole || clean.isEmpty() ? clean : clean + "…", Attempt.MAX_TEXT - MAX_PREFIX);
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
