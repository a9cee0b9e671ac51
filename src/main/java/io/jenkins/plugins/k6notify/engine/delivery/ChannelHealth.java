package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * How deliveries to one channel fare, as far as the log goes back (docs/design.md §8). A channel that was never told
 * anything has none; one that was renamed has one for each of its names, and one that was deleted still has one.
 *
 * @param channel its name, or the id of the credential that a job brought
 * @param context the full name of the job that brought it; null for the channels of an admin
 * @param kind which service answers there, by its newest delivery
 * @param lastSuccess when the last attempt that succeeded began; null: none is known
 * @param lastFailure when the last attempt that failed began, whether or not it was repeated; null: none is known
 * @param lastFailureReason what that attempt brought; null with {@code lastFailure}
 * @param failedSince set while the channel does not work: the newest delivery that came to its end failed, as the receiver
 *     refused it, there is no such address, or too many attempts failed. This is when the last attempt at the first one
 *     that failed so began; null as soon as anything is delivered again
 * @param waiting deliveries that are not at their end
 * @param delivered deliveries that reached the receiver
 * @param failed deliveries that were given up
 * @param dropped deliveries that were left out because too many were waiting
 */
public record ChannelHealth(
        String channel,
        @CheckForNull String context,
        Endpoint.Kind kind,
        @CheckForNull Instant lastSuccess,
        @CheckForNull Instant lastFailure,
        @CheckForNull Reason lastFailureReason,
        @CheckForNull Instant failedSince,
        int waiting,
        int delivered,
        int failed,
        int dropped) {

    private static final Comparator<LoggedDelivery> BY_END =
            Comparator.comparing(LoggedDelivery::lastSeen).thenComparingLong(LoggedDelivery::sequence);

    public ChannelHealth {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether the newest delivery that came to its end failed. */
    public boolean isFailing() {
        return failedSince != null;
    }

    /** @param deliveries of one channel, at least one */
    static ChannelHealth of(Collection<LoggedDelivery> deliveries) {
        LoggedDelivery newest = Collections.max(deliveries, Comparator.comparingLong(LoggedDelivery::sequence));
        Optional<LoggedDelivery> delivered = deliveries.stream()
                .filter(one -> one.state() == Delivery.State.DELIVERED)
                .max(BY_END);
        Optional<Attempt> failure = deliveries.stream()
                .flatMap(one -> one.attempts().stream())
                .filter(attempt -> attempt.outcome() != Attempt.Outcome.DELIVERED)
                .max(Comparator.comparing(Attempt::at));
        Optional<LoggedDelivery> failedSince = deliveries.stream()
                .filter(one -> one.state() == Delivery.State.FAILED)
                .filter(one -> delivered.isEmpty() || BY_END.compare(one, delivered.get()) > 0)
                .min(BY_END);
        return new ChannelHealth(
                newest.channel(),
                newest.context(),
                newest.kind(),
                delivered.map(LoggedDelivery::lastSeen).orElse(null),
                failure.map(Attempt::at).orElse(null),
                failure.map(Attempt::reason).orElse(null),
                failedSince.map(LoggedDelivery::lastSeen).orElse(null),
                count(deliveries, Delivery.State.WAITING),
                count(deliveries, Delivery.State.DELIVERED),
                count(deliveries, Delivery.State.FAILED),
                count(deliveries, Delivery.State.DROPPED));
    }

    private static int count(Collection<LoggedDelivery> deliveries, Delivery.State state) {
        return Math.toIntExact(
                deliveries.stream().filter(one -> one.state() == state).count());
    }
}
