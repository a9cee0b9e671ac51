package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.Optional;
import java.util.function.Supplier;

/** Makes attempts over one protocol. Implementations must be safe for use by several threads. */
@FunctionalInterface
public interface Transport {

    /**
     * Sends the message of a delivery once and waits for the end of the attempt. Looks up the address behind the names of the endpoint for each
     * attempt, so that a changed or revoked credential takes effect immediately.
     *
     * @return the result, even if nothing could be sent
     * @throws UnusableEndpointException if the names do not resolve to a usable address and a retry would not help: the
     *     delivery fails permanently. After any other exception, the attempt is repeated.
     * @throws InterruptedException if the thread was interrupted during the attempt: the request is cancelled, and it
     *     is unknown whether the receiver has the message
     */
    Attempt send(Delivery delivery) throws InterruptedException;

    /**
     * Sends as {@link #send(Delivery)} does, with the receipt of an earlier attempt. Transports whose messages update or
     * answer earlier ones override this method.
     *
     * @param receipt looks up the newest {@linkplain Attempt#receipt() receipt} of the delivery itself, of earlier
     *     deliveries of its message, or of the message that it follows; reads files, so transports that need no receipt
     *     do not call it
     */
    default Attempt send(Delivery delivery, Supplier<Optional<String>> receipt) throws InterruptedException {
        return send(delivery);
    }
}
