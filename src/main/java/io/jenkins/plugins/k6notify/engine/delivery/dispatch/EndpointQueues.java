package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which endpoint is next. Endpoints take turns, with one request in flight each, and at most {@value #MAX_IN_FLIGHT}
 * in all. At most {@value #MAX_SUSPECT} of these go to suspect endpoints: those whose last attempt was slow or failed, and
 * those that were not tried yet and have several deliveries waiting. Dead endpoints therefore leave slots for the others.
 * Guarded by the lock of the {@link Dispatcher}.
 */
final class EndpointQueues {

    /** How many requests are in flight at most. */
    static final int MAX_IN_FLIGHT = 32;

    /** How many of them may be to suspect endpoints. */
    static final int MAX_SUSPECT = 28;

    /** Of so many endpoints without deliveries it is remembered that they were failing. */
    static final int MAX_REMEMBERED = 1000;

    /** Those with deliveries, in flight or paused, in the order of their turns. */
    private final Map<String, EndpointQueue> queues = new LinkedHashMap<>();

    /** Other endpoints whose last attempt was slow or failed, the oldest first. */
    private final Set<String> failing = new LinkedHashSet<>();

    private int inFlight;
    private int suspectInFlight;

    /** Adds a delivery that is the first of its ordering key. */
    void offer(PendingDelivery delivery) {
        queue(delivery.endpoint).ready.add(delivery);
    }

    /** Takes a delivery out again, if it is there. */
    void withdraw(PendingDelivery delivery) {
        EndpointQueue queue = queues.get(delivery.endpoint);
        if (queue != null) {
            queue.ready.remove(delivery);
            forgetIdle(queue);
        }
    }

    /** Takes the next delivery, if there is one and a free slot. Its endpoint is busy until {@link #finished}. */
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

    /** Frees the slot of a request; the endpoint's next turn comes after that of the others. */
    void finished(String endpoint) {
        EndpointQueue queue = queue(endpoint);
        queue.inFlight = false;
        count(queue, -1);
        queues.remove(endpoint);
        queues.put(endpoint, queue);
        forgetIdle(queue);
    }

    /** Remembers how the last attempt at an endpoint went. */
    void tried(String endpoint, boolean slowOrFailed) {
        EndpointQueue queue = queue(endpoint);
        queue.tried = true;
        queue.failing = slowOrFailed;
        forgetIdle(queue);
    }

    /** Sends nothing to an endpoint before a time of the timer. */
    void pause(String endpoint, long until) {
        EndpointQueue queue = queue(endpoint);
        if (!queue.paused || until - queue.notBefore > 0) {
            queue.notBefore = until;
        }
        queue.paused = true;
    }

    /** Ends a pause whose time has come. */
    void resume(String endpoint, long now) {
        EndpointQueue queue = queues.get(endpoint);
        if (queue != null && queue.paused && now - queue.notBefore >= 0) {
            queue.paused = false;
            forgetIdle(queue);
        }
    }

    private EndpointQueue queue(String endpoint) {
        return queues.computeIfAbsent(endpoint, key -> {
            EndpointQueue queue = new EndpointQueue(key);
            queue.failing = failing.remove(key);
            queue.tried = queue.failing;
            return queue;
        });
    }

    /** Endpoints come and go with the jobs that name them. */
    private void forgetIdle(EndpointQueue queue) {
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

    /** How many endpoints are known, for tests of what is kept. */
    int known() {
        return queues.size() + failing.size();
    }

    /** The deliveries that may be sent to one endpoint, and how its last attempt went. */
    private static final class EndpointQueue {

        final String endpoint;

        /** The first of each ordering key, in the order of submission. */
        final NavigableSet<PendingDelivery> ready = new TreeSet<>(Comparator.comparingLong(PendingDelivery::sequence));

        /** One request at a time is in flight. */
        boolean inFlight;

        /** What is in flight was suspect when it began. */
        boolean inFlightSuspect;

        /** Nothing is sent before this time of the {@link RetryTimer}; meaningful while {@link #paused}. */
        long notBefore;

        boolean paused;

        /** An attempt was made, so that {@link #failing} means something. */
        boolean tried;

        /** The last attempt was slow or failed. */
        boolean failing;

        EndpointQueue(String endpoint) {
            this.endpoint = endpoint;
        }

        boolean maySend() {
            return !inFlight && !paused && !ready.isEmpty();
        }

        /** Whether a slow response is likely. For an endpoint that was not tried, a queue is the only indication. */
        boolean isSuspect() {
            return tried ? failing : ready.size() > 1;
        }

        boolean isIdle() {
            return !inFlight && !paused && ready.isEmpty();
        }
    }
}
