package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Follows deliveries. Must be quick and safe for use by several threads. What it throws is logged and changes nothing. */
@FunctionalInterface
public interface DeliveryListener {

    /**
     * A delivery was submitted (it has no attempts), tried (its last attempt is new), or dropped; {@link Delivery#state()} says
     * whether it is finished, and that is on disk. Not called again after a restart for what happened before. Called on the
     * thread that submitted it, or one of the delivery threads.
     */
    void changed(Delivery delivery);

    /** @return a listener that calls all of these in turn, whatever one of them throws */
    static DeliveryListener all(List<DeliveryListener> listeners) {
        List<DeliveryListener> all = List.copyOf(listeners);
        return delivery -> all.forEach(listener -> {
            try {
                listener.changed(delivery);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                Logger.getLogger(DeliveryListener.class.getName())
                        .log(Level.WARNING, e, () -> "A listener of deliveries failed: " + listener.getClass());
            }
        });
    }
}
