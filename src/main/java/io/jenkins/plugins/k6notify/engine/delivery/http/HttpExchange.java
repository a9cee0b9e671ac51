package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.delivery.http.ExchangeResult.Unanswered;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Makes HTTP requests with the client of the JDK, to addresses that the policy of the target allows. Does not follow
 * redirects. Safe for use by several threads.
 *
 * @param clients returns the client, for each request: the same one until the settings of the proxy change
 * @param lookup looks up the addresses of a host
 * @param clock the clock for attempts and signatures
 * @param limit the time limit of a request, including the body of the response
 */
public record HttpExchange(Supplier<SendingClient> clients, HostLookup lookup, Clock clock, Duration limit) {

    /** The standard time limit of a request (docs/design.md §8). */
    public static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    /** Creates an exchange that uses the system's host lookup and the standard time limit. */
    public HttpExchange(Supplier<SendingClient> clients, Clock clock) {
        this(clients, HostLookup.system(), clock, REQUEST_LIMIT);
    }

    /** Writes method, headers and body of a request. */
    @FunctionalInterface
    public interface RequestWriter {

        /**
         * @param at the time at which the request begins
         * @throws IllegalArgumentException if a header or the URL is not sendable
         */
        void write(HttpRequest.Builder request, Instant at);
    }

    /**
     * Makes one request, with the authorization of the target, and reads the first {@value ResponseReader#LIMIT} bytes
     * of the response's body.
     *
     * @throws InterruptedException if the thread was interrupted: the request is cancelled
     */
    public ExchangeResult send(Target target, RequestWriter writer) throws InterruptedException {
        return send(target, writer, ResponseReader.LIMIT);
    }

    /**
     * Makes one request as {@link #send(Target, RequestWriter)} does.
     *
     * @param maxBody the number of bytes of the response's body to read
     */
    public ExchangeResult send(Target target, RequestWriter writer, int maxBody) throws InterruptedException {
        Instant at = clock.instant();
        SendingClient client = clients.get();
        Optional<Attempt> refused = refused(client, target, at);
        if (refused.isPresent()) {
            return new Unanswered(refused.get());
        }
        HttpRequest request;
        try {
            request = request(client, target, writer, at);
        } catch (IllegalArgumentException e) {
            // Omits the message of the exception, which quotes the header or the URL.
            return new Unanswered(Attempt.unanswered(at, 0, Reason.of(ReasonKind.UNSENDABLE), Outcome.FAILED));
        }
        return exchange(client, request, target, at, new ResponseReader(maxBody));
    }

    /** Returns the failed attempt if the address is not allowed or unknown; empty if the request may be sent. */
    private Optional<Attempt> refused(SendingClient client, Target target, Instant at) {
        try {
            return target.policy()
                    .refusal(target.uri(), lookup)
                    .map(reason -> Attempt.unanswered(at, 0, reason, Outcome.FAILED));
        } catch (UnknownHostException e) {
            // Behind a proxy, only the proxy needs to know the host.
            return client.proxy(target.uri()).isPresent()
                    ? Optional.empty()
                    : Optional.of(Attempt.unanswered(at, 0, target.errors(limit).reason(e), Outcome.RETRY));
        }
    }

    private static HttpRequest request(SendingClient client, Target target, RequestWriter writer, Instant at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.uri())
                // HTTP/2 has no advantage for one request at a time, and its upgrade header confuses some receivers.
                .version(HttpClient.Version.HTTP_1_1);
        writer.write(request, at);
        target.authorization().ifPresent(authorization -> authorization.addTo(request));
        client.proxyAuthorization(target.uri()).ifPresent(value -> request.setHeader("Proxy-Authorization", value));
        return request.build();
    }

    private ExchangeResult exchange(
            SendingClient client, HttpRequest request, Target target, Instant at, ResponseReader reader)
            throws InterruptedException {
        long began = System.nanoTime();
        CompletableFuture<HttpResponse<Void>> exchange = client.client().sendAsync(request, reader);
        Exception failure = null;
        try {
            // The timeout of HttpRequest would not include the body of the response.
            CompletableFuture.anyOf(exchange, reader.full()).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            failure = e;
        } finally {
            exchange.cancel(true);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Optional<Response> response = reader.response(target, at, millis);
        if (response.isPresent()) {
            return response.get();
        }
        if (failure == null) {
            // A proxy that requires a password for a tunnel: the client passes its response to no body handler.
            int status = exchange.join().statusCode();
            Reason reason = Reason.of(
                    ReasonKind.PROXY_REFUSED, EndpointUrl.hostAndPort(target.uri()), Integer.toString(status));
            return new Unanswered(
                    new Attempt(at, OptionalInt.of(status), millis, reason, Outcome.RETRY, Optional.empty()));
        }
        return new Unanswered(
                Attempt.unanswered(at, millis, target.errors(limit).reason(failure), Outcome.RETRY));
    }
}
