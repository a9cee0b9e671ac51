package io.jenkins.plugins.k6notify.engine.delivery;

/**
 * Is told what becomes of deliveries. Called on the thread that did it, one of the delivery threads except for
 * {@link #accepted} and {@link #dropped}; so it has to be quick and safe for use by several threads. What it throws is
 * logged and changes nothing.
 */
public interface DeliveryListener {

    /** A delivery was handed over and is on disk; not called again for it after a restart. */
    default void accepted(Delivery delivery) {}

    /** An attempt was made; {@code delivery} contains it, and says in its state what follows. */
    default void attempted(Delivery delivery, Attempt attempt) {}

    /** The receiver has it. Called after {@link #attempted}. */
    default void delivered(Delivery delivery) {}

    /** It was given up; the last attempt says why. Called after {@link #attempted}. */
    default void failed(Delivery delivery) {}

    /** It was left out because too many were waiting. */
    default void dropped(Delivery delivery) {}
}
