package io.jenkins.plugins.k6notify.delivery;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import jenkins.util.Listeners;

/** Extension point for deliveries of this controller. Listeners run with the permissions of Jenkins itself. */
public abstract class OutboxListener implements DeliveryListener, ExtensionPoint {

    /**
     * Returns a listener that calls all installed listeners. An exception of one listener does not affect the others.
     */
    static DeliveryListener all() {
        return delivery -> Listeners.notify(OutboxListener.class, true, listener -> listener.changed(delivery));
    }
}
