package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All deliveries that are not finished. Those with the same ordering key go one after the other: the first holds up the
 * rest. Keeps the content of deliveries up to a number of bytes; that of others is on disk only. Guarded by the lock of the
 * {@link Dispatcher}.
 */
final class PendingDeliveries {

    private final int capacity;
    private final long maxBytes;
    private final EndpointQueues queues;
    private final NavigableMap<Long, PendingDelivery> all = new TreeMap<>();
    private final NavigableSet<Long> started = new TreeSet<>();
    private final Map<String, NavigableMap<Long, PendingDelivery>> keys = new HashMap<>();
    private long bytes;

    /**
     * @param capacity how many deliveries there may be before {@link #overflow} names some
     * @param maxBytes how many bytes of content are kept
     */
    PendingDeliveries(int capacity, long maxBytes, EndpointQueues queues) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.queues = queues;
    }

    int size() {
        return all.size();
    }

    Stream<PendingDelivery> all() {
        return all.values().stream();
    }

    /** @param held whether it waits for {@link #release} */
    PendingDelivery add(Delivery delivery, boolean held) {
        PendingDelivery added = new PendingDelivery(delivery);
        added.held = held;
        all.put(added.sequence(), added);
        keep(added, delivery);
        if (added.started) {
            started.add(added.sequence());
        }
        NavigableMap<Long, PendingDelivery> key = keys.computeIfAbsent(added.orderingKey, name -> new TreeMap<>());
        key.put(added.sequence(), added);
        if (key.firstEntry().getValue() == added) {
            // Two threads may submit at the same time, and the later number be added first.
            Optional.ofNullable(key.higherEntry(added.sequence()))
                    .ifPresent(later -> queues.withdraw(later.getValue()));
            offer(added);
        }
        return added;
    }

    /** Keeps the content in memory if there is room. */
    private void keep(PendingDelivery pending, Delivery content) {
        if (pending.kept == null && bytes + pending.bytes > maxBytes) {
            return;
        }
        if (pending.kept == null) {
            bytes += pending.bytes;
        }
        pending.kept = content;
    }

    /** Takes a delivery back that was in flight and was not tried. */
    void putBack(PendingDelivery pending) {
        pending.inFlight = false;
        offer(pending);
    }

    /** Takes a delivery back whose attempt failed; it, and those behind it, wait for {@link #release}. */
    void hold(PendingDelivery pending, Delivery content) {
        hold(pending);
        keep(pending, content);
    }

    /** The same without a new state. */
    void hold(PendingDelivery pending) {
        pending.inFlight = false;
        pending.held = true;
    }

    /** The next attempt at a delivery is due. */
    void release(PendingDelivery pending) {
        if (all.get(pending.sequence()) == pending) {
            pending.held = false;
            offer(pending);
        }
    }

    /** Takes out a delivery that is finished. */
    void remove(PendingDelivery pending) {
        queues.withdraw(pending);
        if (all.remove(pending.sequence()) == null) {
            return;
        }
        if (pending.kept != null) {
            bytes -= pending.bytes;
        }
        started.remove(pending.sequence());
        NavigableMap<Long, PendingDelivery> key = keys.get(pending.orderingKey);
        key.remove(pending.sequence());
        if (key.isEmpty()) {
            keys.remove(pending.orderingKey);
        } else {
            offer(key.firstEntry().getValue());
        }
    }

    /** Which delivery has to be dropped as too many wait: the oldest started event, else the oldest of any. */
    Optional<PendingDelivery> overflow() {
        if (all.size() <= capacity) {
            return Optional.empty();
        }
        return Stream.concat(started.stream().map(all::get), all())
                .filter(pending -> !pending.inFlight)
                .findFirst();
    }

    /** Lets a delivery be sent if it is the first of its key and its time has come. */
    private void offer(PendingDelivery pending) {
        boolean first = keys.get(pending.orderingKey).firstEntry().getValue() == pending;
        if (first && !pending.held && !pending.inFlight) {
            queues.offer(pending);
        }
    }
}
