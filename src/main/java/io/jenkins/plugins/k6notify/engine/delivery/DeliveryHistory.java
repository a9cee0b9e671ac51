package io.jenkins.plugins.k6notify.engine.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * All deliveries that are known, over all channels: those that wait and those of the log. What it gives is of the moment
 * and does not change. Answers from memory; only the first question reads the log from disk. Safe for use by several
 * threads.
 */
public final class DeliveryHistory {

    /** For the first page of {@link #deliveries}. */
    public static final long NEWEST = Long.MAX_VALUE;

    private static final Comparator<LoggedDelivery> BY_HAND_OVER = Comparator.comparingLong(LoggedDelivery::sequence);
    private static final Comparator<ChannelHealth> BY_CONTEXT =
            Comparator.comparing(ChannelHealth::context, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The number alone would do, had not somebody perhaps emptied the outbox and kept the log. */
    private record Key(long sequence, UUID id) {
        private static Key of(LoggedDelivery row) {
            return new Key(row.sequence(), row.id());
        }
    }

    private final Courier courier;
    private final DeliveryLog log;

    /** @param log a listener of the courier */
    public DeliveryHistory(Courier courier, DeliveryLog log) {
        this.courier = courier;
        this.log = log;
    }

    /**
     * A page of deliveries, those first that were handed over last.
     *
     * @param wanted which ones: by channel, state, event, lane or whatever; called often, so it has to be quick
     * @param before the page begins behind the delivery of this sequence number; {@link #NEWEST} for the first one, then
     *     the number of the last row
     * @param limit how many at most
     */
    public List<LoggedDelivery> deliveries(Predicate<? super LoggedDelivery> wanted, long before, int limit) {
        return all().stream()
                .filter(row -> row.sequence() < before && wanted.test(row))
                .sorted(BY_HAND_OVER.reversed())
                .limit(limit)
                .toList();
    }

    /** The delivery of a message that was handed over last, so that one can see whose it is before it is sent again. */
    public Optional<LoggedDelivery> newest(UUID message) {
        return all().stream().filter(row -> row.id().equals(message)).max(BY_HAND_OVER);
    }

    /**
     * What failed at this time or later and was not delivered since: one row for each message, its newest delivery, those
     * first that were handed over first. To be given to {@link Courier#redeliver} in this order, so that a start arrives
     * before its end.
     */
    public List<LoggedDelivery> failedSince(Instant since) {
        Map<UUID, LoggedDelivery> newest =
                all().stream().collect(toMap(LoggedDelivery::id, row -> row, BinaryOperator.maxBy(BY_HAND_OVER)));
        return newest.values().stream()
                .filter(row -> row.state() == State.FAILED && !row.lastSeen().isBefore(since))
                .sorted(BY_HAND_OVER)
                .toList();
    }

    /** Of all channels that have deliveries, by context and name; those of an admin first. */
    public List<ChannelHealth> health() {
        Map<List<String>, List<LoggedDelivery>> channels = all().stream()
                .collect(groupingBy(row -> List.of(Objects.requireNonNullElse(row.context(), ""), row.channel())));
        return channels.values().stream()
                .map(ChannelHealth::of)
                .sorted(BY_CONTEXT.thenComparing(ChannelHealth::channel))
                .toList();
    }

    /** How full the outbox is. Quick. */
    public OutboxLevel level() {
        return courier.level();
    }

    /** Reads the log from disk, so that the first question has its answer at once. */
    public void load() {
        log.deliveries();
    }

    /** The log first: what is at its end is written there before it leaves the courier, so that nothing is missed. */
    private List<LoggedDelivery> all() {
        List<LoggedDelivery> logged = log.deliveries();
        Map<Key, LoggedDelivery> waiting = new HashMap<>();
        courier.waitingDeliveries().stream().map(LoggedDelivery::of).forEach(row -> waiting.put(Key.of(row), row));
        List<LoggedDelivery> all = new ArrayList<>(logged.size() + waiting.size());
        for (LoggedDelivery row : logged) {
            LoggedDelivery now = waiting.remove(Key.of(row));
            if (row.state() != State.WAITING) {
                all.add(row);
            } else {
                all.add(now == null ? notWaiting(row) : now);
            }
        }
        all.addAll(waiting.values());
        return all;
    }

    /**
     * One that the log took for waiting a moment ago, and that the courier does not have. It came to its end meanwhile; or
     * its file was damaged or taken away, and nothing will become of it.
     */
    private LoggedDelivery notWaiting(LoggedDelivery row) {
        LoggedDelivery now = log.now(row).orElse(row);
        return now.state() == State.WAITING ? now.with(State.FAILED, now.attempts()) : now;
    }
}
