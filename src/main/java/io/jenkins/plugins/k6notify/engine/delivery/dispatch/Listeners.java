package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls all listeners, whatever one of them throws. */
public record Listeners(List<DeliveryListener> all) implements DeliveryListener {

    private static final Logger LOGGER = Logger.getLogger(Listeners.class.getName());

    public Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void changed(Delivery delivery) {
        for (DeliveryListener listener : all) {
            try {
                listener.changed(delivery);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOGGER.log(Level.WARNING, e, () -> "A listener of deliveries failed: " + listener.getClass());
            }
        }
    }
}
