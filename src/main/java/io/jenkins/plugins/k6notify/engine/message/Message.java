package io.jenkins.plugins.k6notify.engine.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One notification for one channel, ready to be sent: the parts that stay the same for every attempt and redelivery.
 * Contains neither a secret nor an address.
 *
 * @param id identifies the message, so that the receiver can distinguish a retry from a new event
 * @param event the name of the event as sent, such as {@code test.started}
 * @param headers the request headers in the order in which they are sent; the signature is added for each attempt,
 *     because it depends on the time of the attempt
 * @param body the request body, sent as UTF-8
 * @param follows the id of the earlier message about the same run, which this one may update or answer; null if there is
 *     none
 */
public record Message(
        UUID id,
        String event,
        Map<String, String> headers,
        String body,
        @CheckForNull UUID follows) {

    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(body, "body");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Creates a message that follows no other. */
    public Message(UUID id, String event, Map<String, String> headers, String body) {
        this(id, event, headers, body, null);
    }

    /** Returns a copy that follows another message. */
    public Message following(UUID earlier) {
        return new Message(id, event, headers, body, earlier);
    }
}
