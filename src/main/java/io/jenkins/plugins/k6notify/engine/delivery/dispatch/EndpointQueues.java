package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * The queues of deliveries for each endpoint, and the selection of the next delivery. Endpoints take turns, with one
 * request in flight each, and at most {@value #MAX_IN_FLIGHT} in total. At most {@value #MAX_SUSPECT} of these go to
 * suspect endpoints: those whose last attempt was slow or failed, and those without an attempt that have several queued
 * deliveries. Unresponsive endpoints therefore leave slots for the others. Guarded by the lock of the
 * {@link Dispatcher}.
 */
final class EndpointQueues {

    /** The maximum number of requests in flight. */
    static final int MAX_IN_FLIGHT = 32;

    /** The maximum number of requests in flight to suspect endpoints. */
    static final int MAX_SUSPECT = 28;

    /** The maximum number of failing endpoints without deliveries that are remembered. */
    static final int MAX_REMEMBERED = 1000;

    /** The endpoints that have deliveries, are in flight or are paused, in the order of their turns. */
    private final Map<String, EndpointQueue> queues = new LinkedHashMap<>();

    /** The other endpoints whose last attempt was slow or failed, oldest first. */
    private final Set<String> failing = new LinkedHashSet<>();

    private int inFlight;
    private int suspectInFlight;

    /** Queues a delivery, which must be the first one of its ordering key. */
    void offer(PendingDelivery delivery) {
        queue(delivery.endpoint).ready.add(delivery);
    }

    /** Removes a delivery, if it is queued. */
    void remove(PendingDelivery delivery) {
        EndpointQueue queue = queues.get(delivery.endpoint);
        if (queue != null) {
            queue.ready.remove(delivery);
            removeIfIdle(queue);
        }
    }

    /**
     * Removes and returns the next delivery, and marks its endpoint as busy until {@link #freeSlot}. Returns an empty
     * result if all slots are in use or no delivery is ready.
     */
    Optional<PendingDelivery> next() {
        if (inFlight == MAX_IN_FLIGHT) {
            return Optional.empty();
        }
        for (EndpointQueue queue : queues.values()) {
            if (queue.maySend() && (suspectInFlight < MAX_SUSPECT || !queue.isSuspect())) {
                queue.inFlightSuspect = queue.isSuspect();
                queue.inFlight = true;
                count(queue, 1);
                return Optional.ofNullable(queue.ready.pollFirst());
            }
        }
        return Optional.empty();
    }

    private void count(EndpointQueue queue, int requests) {
        inFlight += requests;
        if (queue.inFlightSuspect) {
            suspectInFlight += requests;
        }
    }

    /** Frees the slot of a request, and moves its endpoint behind the others. */
    void freeSlot(String endpoint) {
        EndpointQueue queue = queue(endpoint);
        queue.inFlight = false;
        count(queue, -1);
        queues.remove(endpoint);
        queues.put(endpoint, queue);
        removeIfIdle(queue);
    }

    /** Records the result of an attempt. */
    void recordAttempt(String endpoint, boolean slowOrFailed) {
        EndpointQueue queue = queue(endpoint);
        queue.attempted = true;
        queue.failing = slowOrFailed;
        removeIfIdle(queue);
    }

    /** Pauses an endpoint until a time of the timer, unless a longer pause is set. */
    void pause(String endpoint, long until) {
        EndpointQueue queue = queue(endpoint);
        if (queue.pausedUntil == null || until - queue.pausedUntil > 0) {
            queue.pausedUntil = until;
        }
    }

    /** Ends the pause of an endpoint, if its end has been reached. */
    void resume(String endpoint, long now) {
        EndpointQueue queue = queues.get(endpoint);
        if (queue != null && queue.pausedUntil != null && now - queue.pausedUntil >= 0) {
            queue.pausedUntil = null;
            removeIfIdle(queue);
        }
    }

    private EndpointQueue queue(String endpoint) {
        return queues.computeIfAbsent(endpoint, key -> {
            EndpointQueue queue = new EndpointQueue(key);
            queue.failing = failing.remove(key);
            queue.attempted = queue.failing;
            return queue;
        });
    }

    /** Limits the memory for endpoints, which change with the jobs that name them. */
    private void removeIfIdle(EndpointQueue queue) {
        if (!queue.isIdle()) {
            return;
        }
        queues.remove(queue.endpoint);
        if (queue.failing) {
            failing.add(queue.endpoint);
            if (failing.size() > MAX_REMEMBERED) {
                failing.remove(failing.iterator().next());
            }
        }
    }

    /** Returns the number of endpoints in memory. */
    int size() {
        return queues.size() + failing.size();
    }

    /** The deliveries that may be sent to an endpoint, and the result of its last attempt. */
    private static final class EndpointQueue {

        final String endpoint;

        /** The first delivery of each ordering key, in the order of submission. */
        final NavigableSet<PendingDelivery> ready = PendingDelivery.newSet();

        boolean inFlight;

        /** Whether the endpoint was suspect when the request in flight began. */
        boolean inFlightSuspect;

        /** The end of the pause, as a time of the {@link RetryTimer}; null if the endpoint is not paused. */
        @CheckForNull
        Long pausedUntil;

        /** Whether an attempt was made; {@link #failing} is undefined otherwise. */
        boolean attempted;

        /** Whether the last attempt was slow or failed. */
        boolean failing;

        EndpointQueue(String endpoint) {
            this.endpoint = endpoint;
        }

        boolean maySend() {
            return !inFlight && pausedUntil == null && !ready.isEmpty();
        }

        /** Whether a slow response is likely. Without an attempt, several queued deliveries are the only indication. */
        boolean isSuspect() {
            return attempted ? failing : ready.size() > 1;
        }

        boolean isIdle() {
            return !inFlight && pausedUntil == null && ready.isEmpty();
        }
    }
}
