package io.jenkins.plugins.k6notify.outbox;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import java.util.function.Consumer;
import jenkins.util.Listeners;

/**
 * Is told what becomes of the deliveries of this controller, as a {@link DeliveryListener}, with the permissions of
 * Jenkins itself.
 */
public abstract class OutboxListener implements DeliveryListener, ExtensionPoint {

    /** One that tells all that are installed at the time; what one of them throws does not keep it from others. */
    static DeliveryListener all() {
        return new DeliveryListener() {
            @Override
            public void accepted(Delivery delivery) {
                tell(listener -> listener.accepted(delivery));
            }

            @Override
            public void attempted(Delivery delivery, Attempt attempt) {
                tell(listener -> listener.attempted(delivery, attempt));
            }

            @Override
            public void delivered(Delivery delivery) {
                tell(listener -> listener.delivered(delivery));
            }

            @Override
            public void failed(Delivery delivery) {
                tell(listener -> listener.failed(delivery));
            }

            @Override
            public void dropped(Delivery delivery) {
                tell(listener -> listener.dropped(delivery));
            }
        };
    }

    private static void tell(Consumer<OutboxListener> news) {
        Listeners.notify(OutboxListener.class, true, news);
    }
}
