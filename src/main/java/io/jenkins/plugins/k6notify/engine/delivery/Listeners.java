package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells all listeners, whatever one of them throws. */
record Listeners(List<DeliveryListener> all) {

    private static final Logger LOGGER = Logger.getLogger(Listeners.class.getName());

    Listeners {
        all = List.copyOf(all);
    }

    void accepted(Delivery delivery) {
        tell(listener -> listener.accepted(delivery));
    }

    void attempted(Delivery delivery, Attempt attempt) {
        tell(listener -> listener.attempted(delivery, attempt));
    }

    /** Tells of the end of a delivery, by its state. */
    void ended(Delivery delivery) {
        switch (delivery.state()) {
            case DELIVERED -> tell(listener -> listener.delivered(delivery));
            case FAILED -> tell(listener -> listener.failed(delivery));
            case DROPPED -> tell(listener -> listener.dropped(delivery));
            case WAITING -> throw new IllegalArgumentException("not at its end: " + delivery);
        }
    }

    private void tell(Consumer<DeliveryListener> call) {
        for (DeliveryListener listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> "A listener of deliveries failed: "
                                + listener.getClass().getName());
            }
        }
    }
}
