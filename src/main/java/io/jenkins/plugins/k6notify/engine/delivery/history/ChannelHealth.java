package io.jenkins.plugins.k6notify.engine.delivery.history;

import static java.util.stream.Collectors.groupingBy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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

    private static final Comparator<DeliverySummary> BY_END =
            Comparator.comparing(DeliverySummary::lastSeen).thenComparingLong(DeliverySummary::sequence);

    public ChannelHealth {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether the newest delivery that came to its end failed. */
    public boolean isFailing() {
        return failedSince != null;
    }

    /**
     * @param deliveries of one channel, at least one
     * @param failure what the last failed attempt at a delivery brought; null if that is not kept
     */
    static ChannelHealth of(Collection<DeliverySummary> deliveries, Function<DeliverySummary, Reason> failure) {
        DeliverySummary newest = Collections.max(deliveries, Comparator.comparingLong(DeliverySummary::sequence));
        Map<Delivery.State, List<DeliverySummary>> states =
                deliveries.stream().collect(groupingBy(DeliverySummary::state));
        Optional<DeliverySummary> delivered =
                of(states, Delivery.State.DELIVERED).stream().max(BY_END);
        Optional<DeliverySummary> failed = deliveries.stream()
                .filter(one -> one.lastFailure() != null)
                .max(Comparator.comparing(DeliverySummary::lastFailure));
        Optional<DeliverySummary> failedSince = of(states, Delivery.State.FAILED).stream()
                .filter(one -> delivered.isEmpty() || BY_END.compare(one, delivered.get()) > 0)
                .min(BY_END);
        return new ChannelHealth(
                newest.channel(),
                newest.context(),
                newest.kind(),
                delivered.map(DeliverySummary::lastSeen).orElse(null),
                failed.map(DeliverySummary::lastFailure).orElse(null),
                failed.map(failure).orElse(null),
                failedSince.map(DeliverySummary::lastSeen).orElse(null),
                of(states, Delivery.State.WAITING).size(),
                of(states, Delivery.State.DELIVERED).size(),
                of(states, Delivery.State.FAILED).size(),
                of(states, Delivery.State.DROPPED).size());
    }

    private static List<DeliverySummary> of(Map<Delivery.State, List<DeliverySummary>> states, Delivery.State state) {
        return states.getOrDefault(state, List.of());
    }
}
