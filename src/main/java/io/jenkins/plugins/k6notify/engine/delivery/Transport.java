package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.message.Message;

/** Sends a message to an endpoint once, over one protocol. Safe for use by several threads. */
@FunctionalInterface
public interface Transport {

    /**
     * Makes one attempt and waits for its end. The transport looks up the address behind the names of the endpoint, so
     * that a changed or revoked credential counts at once.
     *
     * @return the result, also where nothing could be sent
     * @throws UnusableEndpointException if the names lead to no usable address, and waiting would not bring one: the
     *     delivery fails for good. Any other exception counts as an attempt that is repeated.
     * @throws InterruptedException if the thread was interrupted meanwhile: the request is cancelled, and whether the
     *     receiver has the message is not known
     */
    Attempt send(Endpoint endpoint, Message message) throws InterruptedException;

    /** As the other method, for transports that look the address up by more than the endpoint. */
    default Attempt send(Delivery delivery) throws InterruptedException {
        return send(delivery.endpoint(), delivery.message());
    }
}
