package io.jenkins.plugins.k6notify.engine.delivery.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * An index of the deliveries on disk, waiting and finished: a {@link DeliverySummary} each. The rest is read from the files
 * when somebody asks for it. Deletes finished deliveries beyond the {@link Retention}. What is returned is of the moment and
 * does not change. Safe for use by several threads.
 */
public final class DeliveryHistory {

    /** For the first page of {@link #deliveries}. */
    public static final long NEWEST = Long.MAX_VALUE;

    private static final Logger LOGGER = Logger.getLogger(DeliveryHistory.class.getName());
    private static final Comparator<DeliverySummary> BY_SEQUENCE = Comparator.comparingLong(DeliverySummary::sequence);
    private static final Comparator<ChannelHealth> BY_CONTEXT =
            Comparator.comparing(ChannelHealth::context, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** How often old deliveries are looked for within the age that they may reach. */
    private static final int SWEEPS = 30;

    private final DeliveryStore store;
    private final Retention retention;
    private final Clock clock;

    private final NavigableMap<Long, DeliverySummary> waiting = new TreeMap<>();
    private final NavigableMap<Long, DeliverySummary> finished = new TreeMap<>();

    /** The finished ones by the folder of their channel. */
    private final Map<String, NavigableMap<Long, DeliverySummary>> channels = new HashMap<>();

    private Instant swept = Instant.MIN;
    private volatile boolean loaded;

    public DeliveryHistory(DeliveryStore store, Retention retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Reads the finished deliveries that are on disk, the newest first. Takes some seconds for thousands of files; until it
     * is done, older ones are missing. Then deletes those beyond the retention, which may be many after it was changed.
     *
     * @param whenRead called when all are known, before anything is deleted
     * @throws IOException if a directory cannot be read or written; what was read by then is known
     */
    public void load(Runnable whenRead) throws IOException {
        List<FinishedFiles.Place> kept = List.of();
        FinishedFiles files = new FinishedFiles(store, retention);
        try {
            if (!retention.keepsNothing()) {
                kept = files.newest();
                kept.forEach(place ->
                        store.readIfPossible(place.folder(), place.file()).ifPresent(this::put));
            }
        } finally {
            loaded = true;
            whenRead.run();
        }
        files.deleteAllBut(kept);
    }

    /** As {@link #load(Runnable)}. */
    public void load() throws IOException {
        load(() -> {});
    }

    /** Whether {@link #load} is done. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Adds a delivery, or replaces what is known of it. */
    public void put(Delivery delivery) {
        DeliverySummary summary = DeliverySummary.of(delivery);
        List<DeliverySummary> expired = new ArrayList<>();
        synchronized (this) {
            waiting.remove(summary.sequence());
            if (summary.isWaiting()) {
                waiting.put(summary.sequence(), summary);
            } else if (!retention.keepsNothing()) {
                finished.put(summary.sequence(), summary);
                channels.computeIfAbsent(summary.folder(), folder -> new TreeMap<>())
                        .put(summary.sequence(), summary);
                removeExpired(summary, expired);
            }
        }
        expired.forEach(this::delete);
    }

    /** Removes a waiting delivery that does not exist any more. */
    public synchronized void remove(DeliveryFile file) {
        waiting.remove(file.sequence());
    }

    private void removeExpired(DeliverySummary added, List<DeliverySummary> expired) {
        NavigableMap<Long, DeliverySummary> channel = channels.get(added.folder());
        if (isOld(added)) {
            remove(added, expired);
        } else if (channel.size() > retention.perChannel()) {
            remove(channel.firstEntry().getValue(), expired);
        } else if (finished.size() > retention.total()) {
            remove(finished.firstEntry().getValue(), expired);
        }
        Instant now = clock.instant();
        if (swept.isBefore(now.minus(retention.age().dividedBy(SWEEPS)))) {
            swept = now;
            List.copyOf(finished.values()).stream().filter(this::isOld).forEach(old -> remove(old, expired));
        }
    }

    private void remove(DeliverySummary summary, List<DeliverySummary> expired) {
        finished.remove(summary.sequence());
        Map<Long, DeliverySummary> channel = channels.get(summary.folder());
        channel.remove(summary.sequence());
        if (channel.isEmpty()) {
            channels.remove(summary.folder());
        }
        expired.add(summary);
    }

    private boolean isOld(DeliverySummary summary) {
        return summary.lastSeen().isBefore(clock.instant().minus(retention.age()));
    }

    private void delete(DeliverySummary summary) {
        try {
            store.deleteFinished(summary.folder(), summary.file());
        } catch (IOException e) {
            // It is found again, and deleted, at the next start.
            LOGGER.log(Level.FINE, e, () -> "Failed to delete delivery " + summary.sequence());
        }
    }

    /**
     * A page of deliveries, the newest first, read from their files.
     *
     * @param wanted which ones: by channel, state, event, ordering key or anything else; called for each delivery
     * @param before the page begins behind the delivery of this sequence number; {@link #NEWEST} for the first one, then
     *     the number of the last delivery
     * @param limit how many at most
     */
    public List<Delivery> deliveries(Predicate<? super DeliverySummary> wanted, long before, int limit) {
        return all().stream()
                .filter(summary -> summary.sequence() < before && !isOld(summary) && wanted.test(summary))
                .sorted(BY_SEQUENCE.reversed())
                .flatMap(summary -> read(summary).stream())
                .limit(limit)
                .toList();
    }

    /** The newest delivery of a message. */
    public Optional<DeliverySummary> newest(UUID message) {
        return all().stream().filter(row -> row.message().equals(message)).max(BY_SEQUENCE);
    }

    /**
     * The messages that failed at this time or later and were not delivered since: the newest delivery of each, the oldest
     * first. To be sent again in this order, so that a start arrives before its end.
     */
    public List<DeliverySummary> failedSince(Instant since) {
        Map<UUID, DeliverySummary> newest =
                all().stream().collect(toMap(DeliverySummary::message, row -> row, BinaryOperator.maxBy(BY_SEQUENCE)));
        return newest.values().stream()
                .filter(row -> row.state() == State.FAILED && !row.lastSeen().isBefore(since))
                .sorted(BY_SEQUENCE)
                .toList();
    }

    /** Of all channels that have deliveries, by context and name; those of an admin first. */
    public List<ChannelHealth> health() {
        return all().stream().collect(groupingBy(DeliverySummary::folder)).values().stream()
                .map(channel -> ChannelHealth.of(channel, this::failure))
                .sorted(BY_CONTEXT.thenComparing(ChannelHealth::channel))
                .toList();
    }

    /** What the last attempt that failed brought. */
    @CheckForNull
    private Reason failure(DeliverySummary summary) {
        return read(summary)
                .flatMap(delivery -> delivery.attempts().stream()
                        .filter(attempt -> !attempt.isSuccess())
                        .reduce((earlier, later) -> later))
                .map(Attempt::reason)
                .orElse(null);
    }

    /** Reads a delivery from its file, also if it has finished since it was listed. */
    public Optional<Delivery> read(DeliverySummary listed) {
        DeliveryFile file = listed.file();
        Stream<DeliveryFile> since = listed.isWaiting() ? file.finished().stream() : Stream.empty();
        // The file of the finished delivery exists before the other one is deleted.
        return Stream.concat(Stream.of(file), since)
                .flatMap(one -> store.readIfPossible(listed.folder(), one).stream())
                .findFirst();
    }

    private synchronized Collection<DeliverySummary> all() {
        return Stream.concat(waiting.values().stream(), finished.values().stream())
                .toList();
    }
}
