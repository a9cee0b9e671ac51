package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The transport over HTTP: posts the body of a message to the URL of its endpoint. {@link ResponseRules} determine the
 * outcome.
 *
 * @param resolver looks up the URL, for each attempt
 * @param http makes the requests
 */
public record HttpSender(EndpointResolver resolver, HttpExchange http) implements Transport {

    /** Creates a transport that uses the system's host lookup and the standard time limit. */
    public HttpSender(EndpointResolver resolver, Supplier<SendingClient> clients, Clock clock) {
        this(resolver, new HttpExchange(clients, clock));
    }

    /** Creates a transport from the components of an {@link HttpExchange}. */
    public HttpSender(
            EndpointResolver resolver,
            Supplier<SendingClient> clients,
            HostLookup lookup,
            Clock clock,
            Duration limit) {
        this(resolver, new HttpExchange(clients, lookup, clock, limit));
    }

    @Override
    public Attempt send(Delivery delivery) throws InterruptedException {
        Target target = resolver.resolve(delivery);
        Message message = delivery.message();
        if (GrafanaAnnotation.isPostedBy(target, message)) {
            Optional<Attempt> end = new GrafanaAnnotation(target, message.id()).lookup(http);
            if (end.isPresent()) {
                return end.get();
            }
        }
        ExchangeResult result = http.send(target, (request, at) -> write(request, at, target, message));
        return ResponseRules.of(delivery.endpoint().kind()).attempt(result);
    }

    private static void write(HttpRequest.Builder request, Instant at, Target target, Message message) {
        String body = target.authorization()
                .map(authorization -> authorization.addTo(message.body()))
                .orElseGet(message::body);
        request.POST(BodyPublishers.ofString(body));
        message.headers().forEach(request::setHeader);
        target.signature().ifPresent(signature -> {
            String id = message.id().toString();
            request.setHeader(Signature.ID_HEADER, id);
            request.setHeader(Signature.TIMESTAMP_HEADER, Long.toString(at.getEpochSecond()));
            request.setHeader(Signature.SIGNATURE_HEADER, signature.sign(id, at, body));
        });
    }
}
