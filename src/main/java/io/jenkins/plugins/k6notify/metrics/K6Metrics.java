package io.jenkins.plugins.k6notify.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import com.codahale.metrics.Timer;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.engine.event.EventIdentifier;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jenkins.metrics.api.MetricProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Metrics since the start of Jenkins: runs by outcome, deliveries by state, their latency, and the number of waiting
 * deliveries. All metrics are registered at the start, so that graphs can include those still at zero.
 */
@Extension(optional = true)
@SuppressWarnings("deprecation") // of optional: its successor is in a plugin that would be required
@Restricted(NoExternalUse.class)
public final class K6Metrics extends MetricProvider {

    private static final String PREFIX = "k6notify.";

    private final Counter started = new Counter();
    private final Map<EventIdentifier, Counter> ended = new EnumMap<>(EventIdentifier.class);
    private final Map<Delivery.State, Counter> deliveries = new EnumMap<>(Delivery.State.class);
    private final Timer latency = new Timer();

    public K6Metrics() {
        EnumSet.complementOf(EnumSet.of(
                        EventIdentifier.FINISHED_FINISHED,
                        EventIdentifier.FINISHED_CHANGED,
                        EventIdentifier.FINISHED_WARNING,
                        EventIdentifier.FINISHED_GATE))
                .stream()
                .filter(identifier -> identifier.type() == EventType.FINISHED)
                .forEach(identifier -> ended.put(identifier, new Counter()));
        EnumSet.complementOf(EnumSet.of(Delivery.State.WAITING)).forEach(state -> deliveries.put(state, new Counter()));
    }

    static K6Metrics get() {
        return ExtensionList.lookupSingleton(K6Metrics.class);
    }

    @NonNull
    @Override
    public MetricSet getMetricSet() {
        Map<String, Metric> all = new TreeMap<>();
        all.put(PREFIX + "runs.started", started);
        ended.forEach((identifier, counter) -> all.put(PREFIX + "runs." + identifier.shortId(), counter));
        deliveries.forEach((state, counter) ->
                all.put(PREFIX + "deliveries." + state.name().toLowerCase(Locale.ROOT), counter));
        all.put(PREFIX + "deliveries.latency", latency);
        all.put(PREFIX + "outbox.waiting", (Gauge<Integer>) K6Metrics::waiting);
        return metrics(all);
    }

    private static int waiting() {
        return OutboxService.get().level().map(OutboxLevel::waiting).orElse(0);
    }

    void happened(RunEvent event) {
        ended.getOrDefault(event.identifier(), started).inc();
    }

    /**
     * @param latency time from submission to the response of the receiver, which is recorded for successful deliveries
     *     only
     */
    void ended(Delivery.State state, Duration latency) {
        deliveries.get(state).inc();
        if (state == Delivery.State.DELIVERED) {
            this.latency.update(latency);
        }
    }
}
