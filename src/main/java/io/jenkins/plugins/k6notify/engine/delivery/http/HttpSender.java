package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
 * The transport over HTTP, with the client of the JDK. Does not follow redirects. The status line of a response
 * determines the outcome: a body that is incomplete or does not end changes only the text of the attempt.
 *
 * @param resolver looks up the URL, for each attempt
 * @param clients returns the client, for each attempt: the same one until the settings of the proxy change
 * @param lookup looks up the addresses of a host
 * @param clock the clock for attempts and signatures
 * @param limit the time limit of a request, including the body of the response
 */
public record HttpSender(
        EndpointResolver resolver, Supplier<SendingClient> clients, HostLookup lookup, Clock clock, Duration limit)
        implements Transport {

    /** The standard time limit of a request (docs/design.md §8). */
    public static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    /** Creates a transport that uses the system's host lookup and the standard time limit. */
    public HttpSender(EndpointResolver resolver, Supplier<SendingClient> clients, Clock clock) {
        this(resolver, clients, HostLookup.system(), clock, REQUEST_LIMIT);
    }

    @Override
    public Attempt send(Delivery delivery) throws InterruptedException {
        Target target = resolver.resolve(delivery);
        Instant at = clock.instant();
        SendingClient client = clients.get();
        Optional<Attempt> refused = refused(client, target, at);
        if (refused.isPresent()) {
            return refused.get();
        }
        HttpRequest request;
        try {
            request = request(client, target, delivery.message(), at);
        } catch (IllegalArgumentException e) {
            // Omits the message of the exception, which quotes the header or the URL.
            return Attempt.unanswered(at, 0, Reason.of(ReasonKind.UNSENDABLE), Outcome.FAILED);
        }
        return exchange(client, request, delivery.endpoint(), target, at);
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
                    : Optional.of(
                            Attempt.unanswered(at, 0, new TransportErrors(target, limit).reason(e), Outcome.RETRY));
        }
    }

    private static HttpRequest request(SendingClient client, Target target, Message message, Instant at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.uri())
                // HTTP/2 has no advantage for one request at a time, and its upgrade header confuses some receivers.
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::setHeader);
        target.signature().ifPresent(signature -> {
            String id = message.id().toString();
            request.setHeader(Signature.ID_HEADER, id);
            request.setHeader(Signature.TIMESTAMP_HEADER, Long.toString(at.getEpochSecond()));
            request.setHeader(Signature.SIGNATURE_HEADER, signature.sign(id, at, message.body()));
        });
        client.proxyAuthorization(target.uri()).ifPresent(value -> request.setHeader("Proxy-Authorization", value));
        return request.build();
    }

    private Attempt exchange(SendingClient client, HttpRequest request, Endpoint endpoint, Target target, Instant at)
            throws InterruptedException {
        ResponseReader reader = new ResponseReader();
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
        Optional<Attempt> read = reader.toAttempt(endpoint.kind(), target, at, millis);
        if (read.isPresent()) {
            return read.get();
        }
        if (failure == null) {
            // A proxy that requires a password for a tunnel: the client passes its response to no body handler.
            int status = exchange.join().statusCode();
            Reason reason = Reason.of(
                    ReasonKind.PROXY_REFUSED, EndpointUrl.hostAndPort(target.uri()), Integer.toString(status));
            return new Attempt(at, OptionalInt.of(status), millis, reason, Outcome.RETRY, Optional.empty());
        }
        return Attempt.unanswered(at, millis, new TransportErrors(target, limit).reason(failure), Outcome.RETRY);
    }
}
