package io.jenkins.plugins.k6notify.metrics;

import hudson.Extension;
import io.jenkins.plugins.k6notify.delivery.OutboxListener;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.time.Clock;
import java.time.Duration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Counts deliveries, if the plugin <em>Metrics</em> is installed. */
@Extension(optional = true)
@SuppressWarnings("deprecation") // of optional: its successor is in a plugin that would be required
@Restricted(NoExternalUse.class)
public final class CountedDeliveries extends OutboxListener {

    private final Clock clock = Clock.systemUTC();

    @Override
    public void changed(Delivery delivery) {
        if (!delivery.isWaiting()) {
            K6Metrics.get().ended(delivery.state(), Duration.between(delivery.created(), clock.instant()));
        }
    }
}
