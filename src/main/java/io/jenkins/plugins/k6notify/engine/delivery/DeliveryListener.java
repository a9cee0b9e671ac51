package io.jenkins.plugins.k6notify.engine.delivery;

/** Follows deliveries. Must be quick and safe for use by several threads. What it throws is logged and changes nothing. */
@FunctionalInterface
public interface DeliveryListener {

    /**
     * A delivery was submitted (it has no attempts), tried (its last attempt is new), or dropped; {@link Delivery#state()} says
     * whether it is finished, and that is on disk. Not called again after a restart for what happened before. Called on the
     * thread that submitted it, or one of the delivery threads.
     */
    void changed(Delivery delivery);
}
