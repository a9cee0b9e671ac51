package io.jenkins.plugins.k6notify.engine.delivery.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The health of a channel, computed from its stored deliveries (docs/design.md §8). A channel without deliveries has no
 * health; a renamed channel has one for each of its names, and a deleted channel keeps its health.
 *
 * @param channel the name of the channel, or the id of the credential of a job
 * @param context the full name of the job whose credential is used; null for the channels of an admin
 * @param kind the service at the endpoint of the newest delivery
 * @param lastSuccess the time at which the last successful attempt began; null if none is stored
 * @param lastFailed the delivery with the most recent failed attempt, retried or not; null if no attempt failed
 * @param failedSince non-null while the channel is failing, that is, while the newest finished delivery failed: the
 *     time at which the last attempt of the first such delivery began. Null once a later delivery is delivered
 * @param waiting the number of unfinished deliveries
 * @param delivered the number of deliveries that reached the receiver
 * @param failed the number of deliveries that were given up
 * @param dropped the number of deliveries that were dropped because too many were waiting
 */
public record ChannelHealth(
        String channel,
        @CheckForNull String context,
        Endpoint.Kind kind,
        @CheckForNull Instant lastSuccess,
        @CheckForNull DeliverySummary lastFailed,
        @CheckForNull Instant failedSince,
        int waiting,
        int delivered,
        int failed,
        int dropped) {

    private static final Comparator<DeliverySummary> BY_END =
            Comparator.comparing(DeliverySummary::lastSeen).thenComparingLong(DeliverySummary::sequence);

    /** The state of a channel. */
    public enum State {
        /** The last attempt succeeded. */
        WORKING,
        /** The last attempt failed and will be retried. */
        RETRYING,
        /** The newest finished delivery failed. */
        FAILING,
        /** The first delivery is not finished. */
        WAITING,
        /** No attempt was made. */
        UNUSED
    }

    /** Returns the health of a channel without deliveries. */
    public static ChannelHealth unused(Endpoint endpoint) {
        return new ChannelHealth(endpoint.channel(), endpoint.context(), endpoint.kind(), null, null, null, 0, 0, 0, 0);
    }

    /**
     * Computes the health of a channel.
     *
     * @param deliveries the deliveries of the channel, at least one
     */
    static ChannelHealth of(Collection<DeliverySummary> deliveries) {
        DeliverySummary newest = Collections.max(deliveries, Comparator.comparingLong(DeliverySummary::sequence));
        Optional<DeliverySummary> delivered =
                in(Delivery.State.DELIVERED, deliveries).max(BY_END);
        Optional<DeliverySummary> lastFailed = deliveries.stream()
                .filter(one -> one.lastFailure() != null)
                .max(Comparator.comparing(DeliverySummary::lastFailure));
        Optional<DeliverySummary> failedSince = in(Delivery.State.FAILED, deliveries)
                .filter(one -> delivered.isEmpty() || BY_END.compare(one, delivered.get()) > 0)
                .min(BY_END);
        return new ChannelHealth(
                newest.channel(),
                newest.context(),
                newest.kind(),
                delivered.map(DeliverySummary::lastSeen).orElse(null),
                lastFailed.orElse(null),
                failedSince.map(DeliverySummary::lastSeen).orElse(null),
                count(Delivery.State.WAITING, deliveries),
                count(Delivery.State.DELIVERED, deliveries),
                count(Delivery.State.FAILED, deliveries),
                count(Delivery.State.DROPPED, deliveries));
    }

    private static Stream<DeliverySummary> in(Delivery.State state, Collection<DeliverySummary> deliveries) {
        return deliveries.stream().filter(one -> one.state() == state);
    }

    private static int count(Delivery.State state, Collection<DeliverySummary> deliveries) {
        return (int) in(state, deliveries).count();
    }

    /** Returns the start time of the most recent failed attempt, retried or not; null if no attempt failed. */
    @CheckForNull
    public Instant lastFailure() {
        return lastFailed == null ? null : lastFailed.lastFailure();
    }

    public State state() {
        if (failedSince != null) {
            return State.FAILING;
        }
        Instant failure = lastFailure();
        if (waiting > 0 && failure != null && (lastSuccess == null || failure.isAfter(lastSuccess))) {
            return State.RETRYING;
        }
        if (lastSuccess != null) {
            return State.WORKING;
        }
        return waiting > 0 ? State.WAITING : State.UNUSED;
    }
}
