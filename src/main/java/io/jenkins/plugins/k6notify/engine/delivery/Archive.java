package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The deliveries that are at their end, so that their messages can be sent again: their files, moved out of the outbox into
 * a folder for each channel, and forgotten by the rules of {@link Retention}. The files are as they were before the last
 * attempt; what that brought is in the delivery log. Which files there are is known from their names, so that neither
 * keeping nor finding one lists a directory. Safe for use by several threads.
 */
final class Archive {

    private static final Logger LOGGER = Logger.getLogger(Archive.class.getName());
    private static final Duration SWEEP = Duration.ofDays(1);

    private record Kept(String channel, long sequence, UUID message, long since) {}

    private final DurableDirectory directory;
    private final Path damaged;
    private final Clock clock;

    /** By the names of their folders, each with those first that were handed over first. */
    private final Map<String, Deque<Kept>> channels = new HashMap<>();

    private final Map<UUID, Kept> newest = new HashMap<>();
    private long lastSequence;
    private long swept;

    private Archive(DurableDirectory directory, Path damaged, Clock clock) {
        this.directory = directory;
        this.damaged = damaged;
        this.clock = clock;
    }

    /**
     * Opens the archive, and deletes what need not be kept.
     *
     * @param directory is made if it does not exist; on the file system of the outbox
     * @param damaged where files go that turn out not to hold a delivery
     */
    static Archive open(Path directory, Path damaged, Clock clock) throws IOException {
        Archive archive = new Archive(DurableDirectory.at(directory), damaged, clock);
        archive.list();
        return archive;
    }

    /** What cannot be listed is as good as not kept, and blocks nothing. */
    private synchronized void list() {
        List<Kept> found = new ArrayList<>();
        for (Path folder : entries(directory.path())) {
            if (ChannelFileName.is(name(folder))) {
                for (Path file : entries(folder)) {
                    kept(name(folder), file).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingLong(Kept::sequence));
        found.forEach(this::add);
        sweep();
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot list " + folder + "; what is kept there is not sent again");
        }
        return entries;
    }

    /** Nothing if the file is not that of a delivery. */
    private static Optional<Kept> kept(String channel, Path file) {
        String name = name(file);
        OptionalLong sequence = DeliveryFileName.sequence(name);
        if (sequence.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Kept(
                    channel,
                    sequence.getAsLong(),
                    DeliveryFileName.message(name),
                    Files.getLastModifiedTime(file).toMillis()));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot look at " + file);
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        return DurableDirectory.nameOf(file);
    }

    /** The highest sequence number of all, 0 without any. */
    synchronized long lastSequence() {
        return lastSequence;
    }

    /**
     * Moves the file of a delivery here. Costs about as much as to delete it.
     *
     * @param file within the outbox; if it is not there, nothing is kept
     */
    synchronized void take(Delivery delivery, Path file) throws IOException {
        String channel = ChannelFileName.of(
                delivery.endpoint().context(), delivery.endpoint().channel());
        Kept kept = new Kept(channel, delivery.sequence(), delivery.message().id(), clock.millis());
        if (!channels.containsKey(channel)) {
            DurableDirectory.at(directory.path().resolve(channel));
        }
        try {
            Files.move(file, path(kept), StandardCopyOption.ATOMIC_MOVE);
            add(kept);
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINE, e, () -> "Somebody deleted " + file);
        }
        if (clock.millis() - swept > SWEEP.toMillis()) {
            sweep();
        } else {
            forgetTooMany(channel);
        }
    }

    private void add(Kept kept) {
        channels.computeIfAbsent(kept.channel, name -> new ArrayDeque<>()).add(kept);
        newest.merge(kept.message, kept, (one, other) -> one.sequence > other.sequence ? one : other);
        lastSequence = Math.max(lastSequence, kept.sequence);
    }

    /**
     * The newest delivery of a message, as it was before its last attempt.
     *
     * @return nothing if none is kept, or if its file is damaged: that is set aside, with one line in the log
     */
    synchronized Optional<Delivery> newest(UUID message) {
        Kept kept = newest.get(message);
        if (kept == null || isOld(kept)) {
            return Optional.empty();
        }
        Path file = path(kept);
        try {
            return Optional.of(DeliveryJson.read(kept.sequence, Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINE, e, () -> "Somebody deleted " + file);
        } catch (IOException e) {
            new DamagedFile(file, e).setAside(damaged);
        }
        newest.remove(message);
        return Optional.empty();
    }

    /** Deletes what is too old, of channels too that nothing was sent to since. */
    private void sweep() {
        swept = clock.millis();
        List.copyOf(channels.keySet()).forEach(this::forgetTooMany);
    }

    private void forgetTooMany(String channel) {
        Deque<Kept> all = channels.get(channel);
        while (all != null && !all.isEmpty() && (all.size() > Retention.PER_CHANNEL || isOld(all.element()))) {
            Kept oldest = all.remove();
            newest.remove(oldest.message, oldest);
            delete(path(oldest));
        }
        if (all != null && all.isEmpty()) {
            channels.remove(channel);
            delete(directory.path().resolve(channel));
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It is found again, and deleted, at the next start.
            LOGGER.log(Level.FINE, e, () -> "Cannot delete " + path);
        }
    }

    private boolean isOld(Kept kept) {
        return clock.millis() - kept.since > Retention.AGE.toMillis();
    }

    private Path path(Kept kept) {
        return directory.path().resolve(kept.channel).resolve(DeliveryFileName.of(kept.sequence, kept.message));
    }
}
