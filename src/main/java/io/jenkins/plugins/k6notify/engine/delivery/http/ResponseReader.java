package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the response to one request: the status, the headers and the first bytes of the body. Written by a thread of the
 * HTTP client, and read by another thread.
 */
final class ResponseReader implements BodyHandler<Void> {

    /** The usual number of bytes of a body (docs/design.md §8: the first 4 kB). */
    static final int LIMIT = 4096;

    private final int limit;
    private final CompletableFuture<Void> full = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @CheckForNull
    private volatile ResponseInfo info;

    private volatile boolean complete;

    /** @param limit the number of bytes of the body to read */
    ResponseReader(int limit) {
        this.limit = limit;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo responseInfo) {
        info = responseInfo;
        return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresentOrElse(this::add, () -> complete = true));
    }

    private void add(byte[] part) {
        body.write(part, 0, Math.min(part.length, limit - body.size()));
        if (body.size() == limit) {
            full.complete(null);
        }
    }

    /** Completes when the limit is reached, so that a receiver that sends an endless body need not be waited for. */
    CompletableFuture<Void> full() {
        return full;
    }

    /** Returns the response; empty if its headers did not arrive. */
    Optional<Response> response(Target target, Instant at, long millis) {
        ResponseInfo head = info;
        if (head == null) {
            return Optional.empty();
        }
        // In this order, so that a body that is complete is not read before its last part.
        boolean isComplete = complete;
        String text = body.toString(StandardCharsets.UTF_8);
        return Optional.of(new Response(target, at, millis, head.statusCode(), head.headers(), text, isComplete));
    }
}
