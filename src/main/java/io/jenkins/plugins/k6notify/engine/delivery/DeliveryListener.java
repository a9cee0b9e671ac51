package io.jenkins.plugins.k6notify.engine.delivery;

/**
 * Receives the changes of the deliveries of a service. Implementations must return quickly and be safe for use by several threads.
 * Exceptions are logged and otherwise ignored.
 */
@FunctionalInterface
public interface DeliveryListener {

    /**
     * Called after a delivery was submitted (it has no attempts), tried (its last attempt is new), or dropped;
     * {@link Delivery#state()} shows whether it is finished, which is on disk by then. Changes from before a restart
     * are not reported again. Called on the thread that submitted the delivery, or on one of the delivery threads.
     */
    void changed(Delivery delivery);
}
