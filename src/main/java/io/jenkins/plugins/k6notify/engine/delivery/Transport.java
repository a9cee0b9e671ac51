package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.message.Message;

/** Sends a message to an endpoint once, over one protocol. Implementations must be safe for use by several threads. */
@FunctionalInterface
public interface Transport {

    /**
     * Makes one attempt and waits for it to end. Looks up the address behind the names of the endpoint for each
     * attempt, so that a changed or revoked credential takes effect immediately.
     *
     * @return the result, even if nothing could be sent
     * @throws UnusableEndpointException if the names do not resolve to a usable address, and waiting would not change
     *     that: the delivery fails permanently. After any other exception, the attempt is repeated.
     * @throws InterruptedException if the thread was interrupted during the attempt: the request is cancelled, and it
     *     is unknown whether the receiver has the message
     */
    Attempt send(Endpoint endpoint, Message message) throws InterruptedException;

    /** As the other method, for transports that look the address up by more than the endpoint. */
    default Attempt send(Delivery delivery) throws InterruptedException {
        return send(delivery.endpoint(), delivery.message());
    }
}
