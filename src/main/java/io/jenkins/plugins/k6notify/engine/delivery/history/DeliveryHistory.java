package io.jenkins.plugins.k6notify.engine.delivery.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * An index of the waiting and finished deliveries on disk, with a {@link DeliverySummary} for each. Reads everything
 * else from the files on request. Deletes finished deliveries beyond the {@link Retention}. Returns immutable
 * snapshots. Safe for use by several threads.
 */
public final class DeliveryHistory {

    /** The argument for the first page of {@link #deliveries}. */
    public static final long NEWEST = Long.MAX_VALUE;

    private static final Logger LOGGER = Logger.getLogger(DeliveryHistory.class.getName());
    private static final Comparator<DeliverySummary> BY_SEQUENCE = Comparator.comparingLong(DeliverySummary::sequence);
    private static final Comparator<ChannelHealth> BY_CONTEXT =
            Comparator.comparing(ChannelHealth::context, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final DeliveryStore store;
    private final Retention retention;
    private final Clock clock;

    private final NavigableMap<Long, DeliverySummary> waiting = new TreeMap<>();
    private final NavigableMap<Long, DeliverySummary> finished = new TreeMap<>();

    /** The finished deliveries by the folder of their channel. */
    private final Map<String, NavigableMap<Long, DeliverySummary>> channels = new HashMap<>();

    /** The health of channels by their folder, as of the last call of {@link #health}. */
    private final Map<String, ChannelHealth> health = new HashMap<>();

    /** The folders of channels whose deliveries have changed since. */
    private final Set<String> changed = new HashSet<>();

    private volatile boolean loaded;

    public DeliveryHistory(DeliveryStore store, Retention retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Reads the finished deliveries from disk, newest first, then deletes those beyond the retention. Takes several
     * seconds for thousands of files; until then, the older deliveries are missing from the history.
     *
     * @param whenRead called after all deliveries were read, before any is deleted
     * @throws IOException if a directory cannot be read or written; the deliveries that were already read are in the
     *     history
     */
    public void load(Runnable whenRead) throws IOException {
        List<DeliveryFile> excess = new ArrayList<>();
        try {
            for (DeliveryFile file : store.finished()) {
                if (isExcess(file)) {
                    excess.add(file);
                } else {
                    store.readIfPossible(file).ifPresent(this::put);
                }
            }
        } finally {
            loaded = true;
            whenRead.run();
        }
        excess.forEach(this::delete);
        store.deleteEmptyFolders();
    }

    /** Whether the deliveries here leave no room for an older one. */
    private synchronized boolean isExcess(DeliveryFile file) {
        int ofChannel = channels.getOrDefault(file.folder(), new TreeMap<>()).size();
        return !finished.containsKey(file.sequence())
                && (finished.size() >= retention.total() || ofChannel >= retention.perChannel());
    }

    /** Whether {@link #load} has read the finished deliveries, or has failed to. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Adds a delivery, or replaces its previous state. */
    public void put(Delivery delivery) {
        DeliverySummary summary = DeliverySummary.of(delivery);
        List<DeliveryFile> expired = new ArrayList<>();
        synchronized (this) {
            changed.add(summary.folder());
            waiting.remove(summary.sequence());
            if (summary.isWaiting()) {
                waiting.put(summary.sequence(), summary);
            } else {
                finished.put(summary.sequence(), summary);
                channels.computeIfAbsent(summary.folder(), folder -> new TreeMap<>())
                        .put(summary.sequence(), summary);
                removeExpired(summary, expired);
            }
        }
        expired.forEach(this::delete);
    }

    /** Removes a waiting delivery whose file no longer exists. */
    public synchronized void remove(DeliveryFile file) {
        DeliverySummary removed = waiting.remove(file.sequence());
        if (removed != null) {
            changed.add(removed.folder());
        }
    }

    private void removeExpired(DeliverySummary added, List<DeliveryFile> expired) {
        NavigableMap<Long, DeliverySummary> channel = channels.get(added.folder());
        if (channel.size() > retention.perChannel()) {
            remove(channel.firstEntry().getValue(), expired);
        }
        while (finished.size() > retention.total()
                || (!finished.isEmpty() && isOld(finished.firstEntry().getValue()))) {
            remove(finished.firstEntry().getValue(), expired);
        }
    }

    private void remove(DeliverySummary summary, List<DeliveryFile> expired) {
        finished.remove(summary.sequence());
        changed.add(summary.folder());
        Map<Long, DeliverySummary> channel = channels.get(summary.folder());
        channel.remove(summary.sequence());
        if (channel.isEmpty()) {
            channels.remove(summary.folder());
        }
        expired.add(summary.file());
    }

    private boolean isOld(DeliverySummary summary) {
        return summary.lastSeen().isBefore(clock.instant().minus(retention.age()));
    }

    private void delete(DeliveryFile file) {
        try {
            store.delete(file);
        } catch (IOException e) {
            // The next start finds the file and deletes it.
            LOGGER.log(Level.FINE, e, () -> "Failed to delete delivery " + file.sequence());
        }
    }

    /**
     * Reads a page of deliveries from their files, newest first.
     *
     * @param wanted selects deliveries; called for each delivery
     * @param before an exclusive upper limit of the sequence numbers: {@link #NEWEST} for the first page, then the
     *     number of the last delivery of the previous page
     * @param limit the maximum number of deliveries
     */
    public List<Delivery> deliveries(Predicate<? super DeliverySummary> wanted, long before, int limit) {
        return all().stream()
                .filter(summary -> summary.sequence() < before && !isOld(summary) && wanted.test(summary))
                .sorted(BY_SEQUENCE.reversed())
                .flatMap(summary -> read(summary).stream())
                .limit(limit)
                .toList();
    }

    /** Returns the newest delivery of a message; empty if none is stored. */
    public Optional<DeliverySummary> newest(UUID message) {
        return all().stream().filter(row -> row.message().equals(message)).max(BY_SEQUENCE);
    }

    /**
     * Returns the receipt for the next attempt at a delivery: of its own attempts; otherwise, if its message follows
     * another, of earlier deliveries of either. Reads files, also while {@link #load} has not read them yet.
     */
    public Optional<String> receipt(Delivery delivery) {
        UUID follows = delivery.message().follows();
        return follows == null
                ? delivery.receipt()
                : delivery.receipt().or(() -> receipt(delivery.message().id())).or(() -> receipt(follows));
    }

    private Optional<String> receipt(UUID message) {
        Stream<Delivery> stored = loaded
                ? all().stream()
                        .filter(summary -> summary.message().equals(message))
                        .sorted(BY_SEQUENCE.reversed())
                        .flatMap(summary -> read(summary).stream())
                : finishedFiles().stream()
                        .filter(file -> file.message().equals(message))
                        .flatMap(file -> store.readIfPossible(file).stream());
        return stored.flatMap(delivery -> delivery.receipt().stream()).findFirst();
    }

    private List<DeliveryFile> finishedFiles() {
        try {
            return store.finished();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to list finished deliveries");
            return List.of();
        }
    }

    /**
     * Returns the failed messages: the newest delivery of each message, if it failed at this time or later. The result
     * is sorted by sequence number, so that a redelivery in this order sends the started event of a run before its
     * finished event.
     */
    public List<DeliverySummary> failedSince(Instant since) {
        Map<UUID, DeliverySummary> newest =
                all().stream().collect(toMap(DeliverySummary::message, row -> row, BinaryOperator.maxBy(BY_SEQUENCE)));
        return newest.values().stream()
                .filter(row -> row.state() == State.FAILED && !row.lastSeen().isBefore(since))
                .sorted(BY_SEQUENCE)
                .toList();
    }

    /**
     * Returns the health of each channel that has deliveries, sorted by context and name; channels of an admin first. Reads
     * no file, and recomputes only the health of channels whose deliveries have changed.
     */
    public synchronized List<ChannelHealth> health() {
        if (!changed.isEmpty()) {
            health.keySet().removeAll(changed);
            all().stream()
                    .filter(summary -> changed.contains(summary.folder()))
                    .collect(groupingBy(DeliverySummary::folder))
                    .forEach((folder, channel) -> health.put(folder, ChannelHealth.of(channel)));
            changed.clear();
        }
        return health.values().stream()
                .sorted(BY_CONTEXT.thenComparing(ChannelHealth::channel))
                .toList();
    }

    /** Reads the reason of the most recent failed attempt of a channel; empty if no attempt failed or its file was deleted. */
    public Optional<Reason> lastFailureReason(ChannelHealth channel) {
        return Optional.ofNullable(channel.lastFailed())
                .flatMap(this::read)
                .flatMap(Delivery::lastFailure)
                .map(Attempt::reason);
    }

    /** Reads a delivery from its file, also if it has finished since it was listed. */
    public Optional<Delivery> read(DeliverySummary listed) {
        // When a delivery finishes, its file is renamed.
        return Arrays.stream(State.values())
                .filter(state -> listed.isWaiting() || state == listed.state())
                .flatMap(state -> store.readIfPossible(listed.file().in(state)).stream())
                .findFirst();
    }

    private synchronized Collection<DeliverySummary> all() {
        return Stream.concat(waiting.values().stream(), finished.values().stream())
                .toList();
    }
}
