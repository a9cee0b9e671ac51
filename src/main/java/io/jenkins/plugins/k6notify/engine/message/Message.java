package io.jenkins.plugins.k6notify.engine.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One notification for one channel, ready to be sent: what stays the same on every try and every redelivery. It holds
 * no secret and no address.
 *
 * @param id the receiver's handle to tell a retry from a new event
 * @param event the name of the event as sent, {@code test.started} for one
 * @param headers request headers in the order they are sent; the signature is not among them, as it depends on the
 *     time of the attempt
 * @param body the request body, sent as UTF-8
 */
public record Message(UUID id, String event, Map<String, String> headers, String body) {

    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(body, "body");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
