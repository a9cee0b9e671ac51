package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The result of {@link DeliveryService#redeliver}. */
public sealed interface Redelivery {

    /**
     * The message is pending once more, as a delivery of its own.
     *
     * @param delivery the same message, ordering key and endpoint, a new sequence number, no attempts
     * @param end as {@link DeliveryService#submit} returns it
     */
    record Submitted(Delivery delivery, CompletableFuture<Delivery> end) implements Redelivery {
        public Submitted {
            Objects.requireNonNull(delivery, "delivery");
            Objects.requireNonNull(end, "end");
        }
    }

    /** Nothing was done: a delivery of this message is not finished. */
    record AlreadyWaiting() implements Redelivery {}

    /** Nothing was done: the message is not kept, as it is too old, or never was one. */
    record NotKept() implements Redelivery {}
}
