package io.jenkins.plugins.k6notify.delivery;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import jenkins.util.Listeners;

/** A {@link DeliveryListener} for the deliveries of this controller, called with the permissions of Jenkins itself. */
public abstract class OutboxListener implements DeliveryListener, ExtensionPoint {

    /** Calls all that are installed at the time; what one of them throws does not keep it from others. */
    static DeliveryListener all() {
        return delivery -> Listeners.notify(OutboxListener.class, true, listener -> listener.changed(delivery));
    }
}
