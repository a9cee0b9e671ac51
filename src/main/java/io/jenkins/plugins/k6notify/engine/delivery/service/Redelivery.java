package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.util.concurrent.CompletableFuture;

/** The result of {@link DeliveryService#redeliver}. */
public sealed interface Redelivery {

    /**
     * The message was submitted again.
     *
     * @param delivery the new delivery: the same message, ordering key and endpoint, a new sequence number, no attempts
     * @param end the future that {@link DeliveryService#submit} would return
     */
    record Submitted(Delivery delivery, CompletableFuture<Delivery> end) implements Redelivery {}

    /** The message was not submitted, because a delivery of it is unfinished. */
    record AlreadyWaiting() implements Redelivery {}

    /** The message was not submitted, because it is not stored: it is unknown, or was deleted by the retention. */
    record NotKept() implements Redelivery {}
}
