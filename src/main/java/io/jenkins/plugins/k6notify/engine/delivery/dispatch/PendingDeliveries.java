package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unfinished deliveries. Those with the same ordering key are sent one after the other: only the first one is
 * offered to the queues. Keeps the contents of deliveries in memory up to a number of bytes; the others are on disk
 * only. Guarded by the lock of the {@link Dispatcher}.
 */
final class PendingDeliveries {

    private final int capacity;
    private final long maxBytes;
    private final EndpointQueues queues;
    private final NavigableSet<PendingDelivery> all = PendingDelivery.newSet();
    private final NavigableSet<PendingDelivery> started = PendingDelivery.newSet();
    private final Map<String, NavigableSet<PendingDelivery>> keys = new HashMap<>();
    private long bytes;

    /**
     * @param capacity the number of deliveries above which {@link #overflow} returns one
     * @param maxBytes the maximum size of the contents in memory, in bytes
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
        return all.stream();
    }

    /** @param delayed whether the delivery is not due before {@link #setDue} */
    PendingDelivery add(Delivery delivery, boolean delayed) {
        PendingDelivery added = new PendingDelivery(delivery);
        added.delayed = delayed;
        all.add(added);
        setContent(added, delivery);
        if (added.started) {
            started.add(added);
        }
        NavigableSet<PendingDelivery> key = keys.computeIfAbsent(added.orderingKey, name -> PendingDelivery.newSet());
        key.add(added);
        if (key.first() == added) {
            // Of two threads that submit at the same time, the one with the higher number may add its delivery first.
            Optional.ofNullable(key.higher(added)).ifPresent(queues::remove);
            offer(added);
        }
        return added;
    }

    /** Keeps the content in memory if there is room. */
    private void setContent(PendingDelivery pending, Delivery content) {
        if (pending.content == null) {
            if (bytes + pending.bytes > maxBytes) {
                return;
            }
            bytes += pending.bytes;
        }
        pending.content = content;
    }

    /** Puts back a delivery after a failed attempt; it and its successors wait for {@link #setDue}. */
    void delay(PendingDelivery pending, Delivery content) {
        delay(pending);
        setContent(pending, content);
    }

    /** Puts back a delivery without a new state; it and its successors wait for {@link #setDue}. */
    void delay(PendingDelivery pending) {
        pending.inFlight = false;
        pending.delayed = true;
    }

    /** Marks the next attempt of a delivery as due. */
    void setDue(PendingDelivery pending) {
        if (all.contains(pending)) {
            pending.delayed = false;
            offer(pending);
        }
    }

    /** Removes a finished delivery. */
    void remove(PendingDelivery pending) {
        queues.remove(pending);
        if (!all.remove(pending)) {
            return;
        }
        if (pending.content != null) {
            bytes -= pending.bytes;
        }
        started.remove(pending);
        NavigableSet<PendingDelivery> key = keys.get(pending.orderingKey);
        key.remove(pending);
        if (key.isEmpty()) {
            keys.remove(pending.orderingKey);
        } else {
            offer(key.first());
        }
    }

    /** Returns the delivery to drop, if there are too many: the oldest started event, else the oldest one. */
    Optional<PendingDelivery> overflow() {
        if (all.size() <= capacity) {
            return Optional.empty();
        }
        return Stream.concat(started.stream(), all())
                .filter(pending -> !pending.inFlight)
                .findFirst();
    }

    /** Queues a delivery if it is due and the first one of its ordering key. */
    private void offer(PendingDelivery pending) {
        boolean first = keys.get(pending.orderingKey).first() == pending;
        if (first && !pending.delayed && !pending.inFlight) {
            queues.offer(pending);
        }
    }
}
