package io.jenkins.plugins.k6notify.delivery;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import jenkins.util.Listeners;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;

/**
 * Extension point for deliveries of this controller. Listeners run with the permissions of Jenkins itself. Beta: it may
 * change in any version.
 */
@Restricted(Beta.class)
public abstract class OutboxListener implements DeliveryListener, ExtensionPoint {

    /**
     * Returns a listener that calls all installed listeners. An exception of one listener does not affect the others.
     */
    static DeliveryListener all() {
        return delivery -> Listeners.notify(OutboxListener.class, true, listener -> listener.changed(delivery));
    }
}
