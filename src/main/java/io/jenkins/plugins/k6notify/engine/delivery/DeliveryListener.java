package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Receives the changes of deliveries. Implementations must return quickly and be safe for use by several threads.
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

    /** @return a listener that calls all of these in turn, even if one of them throws an exception */
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
