package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** What came of the wish to send a message once more; see {@link Courier#redeliver}. */
public sealed interface Redelivery {

    /**
     * It is in the outbox, as a delivery of its own.
     *
     * @param delivery not tried yet: the same message, lane and endpoint, a new sequence number, no attempts
     * @param end as {@link Courier#hand} returns it
     */
    record HandedOver(Delivery delivery, CompletableFuture<Delivery> end) implements Redelivery {
        public HandedOver {
            Objects.requireNonNull(delivery, "delivery");
            Objects.requireNonNull(end, "end");
        }
    }

    /** Nothing was done: a delivery of this message is waiting or under way. */
    record UnderWay() implements Redelivery {}

    /** Nothing was done: the message is not kept, as it is too old, or never was one. */
    record NotKept() implements Redelivery {}
}
