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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends over the HTTP client of the JDK. A redirect is not followed. As soon as the head of the response is there its
 * status decides: a body that is cut off or does not end changes only the words.
 */
public final class HttpSender implements Transport {

    /** How long a whole request may take, the body of the response included (docs/design.md §8). */
    public static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    private final EndpointResolver resolver;
    private final Supplier<SendingClient> clients;
    private final HostLookup lookup;
    private final Clock clock;
    private final Duration limit;

    /**
     * @param resolver finds the URL, at each attempt
     * @param clients asked before each attempt, and expected to return the same client until the settings of the proxy
     *     change
     * @param clock gives the time of attempts and signatures
     */
    public HttpSender(EndpointResolver resolver, Supplier<SendingClient> clients, Clock clock) {
        this(resolver, clients, HostLookup.system(), clock, REQUEST_LIMIT);
    }

    /** As the other constructor, with another way to look up hosts and another limit for a whole request. */
    public HttpSender(
            EndpointResolver resolver,
            Supplier<SendingClient> clients,
            HostLookup lookup,
            Clock clock,
            Duration limit) {
        this.resolver = resolver;
        this.clients = clients;
        this.lookup = lookup;
        this.clock = clock;
        this.limit = limit;
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
            // Its message quotes the header, or the URL.
            return Attempt.unanswered(at, 0, Reason.of(ReasonKind.UNSENDABLE), Outcome.FAILED);
        }
        return exchange(client, request, delivery.endpoint(), target, at);
    }

    /** The attempt that ends here because its address is not allowed, or not known. */
    private Optional<Attempt> refused(SendingClient client, Target target, Instant at) {
        try {
            return target.policy()
                    .refusal(target.uri(), lookup)
                    .map(reason -> Attempt.unanswered(at, 0, reason, Outcome.FAILED));
        } catch (UnknownHostException e) {
            // Where there is a proxy, it is enough that the proxy knows the host.
            return client.proxy(target.uri()).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            Attempt.unanswered(at, 0, new TransportErrors(target, limit).reason(e), Outcome.RETRY));
        }
    }

    private static HttpRequest request(SendingClient client, Target target, Message message, Instant at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.uri())
                // One request at a time gains nothing from HTTP/2, whose upgrade header confuses some receivers.
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::setHeader);
        target.signature()
                .map(signature -> Map.of(
                        Signature.ID_HEADER, message.id().toString(),
                        Signature.TIMESTAMP_HEADER, Long.toString(at.getEpochSecond()),
                        Signature.SIGNATURE_HEADER, signature.sign(message.id().toString(), at, message.body())))
                .orElse(Map.of())
                .forEach(request::setHeader);
        client.proxyAuthorization(target.uri()).ifPresent(value -> request.setHeader("Proxy-Authorization", value));
        return request.build();
    }

    private Attempt exchange(SendingClient client, HttpRequest request, Endpoint endpoint, Target target, Instant at)
            throws InterruptedException {
        ResponseReader reader = new ResponseReader();
        long began = System.nanoTime();
        CompletableFuture<HttpResponse<Void>> exchange = client.client().sendAsync(request, reader);
        Exception failure = null;
        HttpResponse<Void> response = null;
        try {
            // Not the timeout of the request: that one ends with the headers of the response.
            response = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            failure = e;
        } finally {
            reader.hangUp();
            exchange.cancel(true);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Optional<Attempt> read = reader.toAttempt(endpoint.kind(), target, at, millis);
        if (read.isPresent()) {
            return read.get();
        }
        if (response != null) {
            // A proxy that wants a password before it opens a tunnel: the client gives that response to no body
            // handler.
            int status = response.statusCode();
            Reason reason = Reason.of(
                    ReasonKind.PROXY_REFUSED, EndpointUrl.hostAndPort(target.uri()), Integer.toString(status));
            return new Attempt(at, OptionalInt.of(status), millis, reason, Outcome.RETRY, Optional.empty());
        }
        return Attempt.unanswered(at, millis, new TransportErrors(target, limit).reason(failure), Outcome.RETRY);
    }
}
