package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The deliveries that may be sent to one endpoint, and how its last attempt went. */
final class EndpointQueue {

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
