package io.jenkins.plugins.k6notify.engine.delivery.store;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The deliveries on disk, a small file each (docs/design.md §8):
 *
 * <pre>
 * pending/0000000000000000042-7d3f….json                      a waiting delivery
 * done/&lt;digest of the channel&gt;/0…041-92ab….delivered.json   a finished delivery
 * quarantine/                                                 files that contain no delivery
 * outbox.lock                                                 locked while the store is open
 * </pre>
 *
 * <p>A delivery that {@link #add} returned survives a killed process and a power failure. The names of the files begin
 * with an increasing number, so their order is the order of submission, independent of the clock. One process has
 * exclusive use of the directory until it closes the store. Safe for use by several threads.
 */
public final class DeliveryStore implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(DeliveryStore.class.getName());

    private final Path directory;
    private final DirectoryLock lock;
    private final AtomicFiles pending;
    private final AtomicFiles done;
    private final AtomicLong sequence;

    /** Shared by threads that write files; exclusive for closing. */
    private final ReadWriteLock closing = new ReentrantReadWriteLock();

    private boolean closed;

    private DeliveryStore(Path directory, DirectoryLock lock) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.pending = AtomicFiles.forced(directory.resolve("pending"));
        this.done = AtomicFiles.unforced(directory.resolve("done"));
        new FirstFormat(AtomicFiles.unforced(directory), pending, done).migrate();
        this.sequence = new AtomicLong(lastSequence());
    }

    /**
     * Opens a store. Converts files that the first version of this plugin wrote.
     *
     * @param directory the directory, which is created if it is missing
     * @throws OutboxException if the store is already open, in this process or another one, or if the directory cannot
     *     be read or written
     */
    public static DeliveryStore open(Path directory) throws OutboxException {
        try {
            AtomicFiles.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.acquire(directory);
            try {
                return new DeliveryStore(directory, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (OutboxException e) {
            throw e;
        } catch (IOException e) {
            throw new OutboxException(Reason.of(ReasonKind.OUTBOX_UNUSABLE, directory.toString(), e.toString()), e);
        }
    }

    private long lastSequence() throws IOException {
        List<String> names = new ArrayList<>(pending.names());
        for (String folder : channelFolders()) {
            names.addAll(folder(folder).names());
        }
        return names.stream().mapToLong(DeliveryFile::sequence).max().orElse(0);
    }

    public Path directory() {
        return directory;
    }

    /**
     * Stores a new delivery. Takes as long as the disk takes to force a file.
     *
     * @throws IOException if the delivery may not be on disk; it will not be sent
     */
    public Delivery add(Message message, Endpoint endpoint, String orderingKey, Instant now) throws IOException {
        Delivery delivery = Delivery.submitted(sequence.incrementAndGet(), message, endpoint, orderingKey, now);
        update(delivery);
        return delivery;
    }

    /** Stores a redelivery of a finished delivery, as {@link #add} does. */
    public Delivery addAgain(Delivery finished, Instant now) throws IOException {
        Delivery delivery = finished.again(sequence.incrementAndGet(), now);
        update(delivery);
        return delivery;
    }

    /** Stores a new state of a waiting delivery. After a crash, either the old or the new state is on disk. */
    public void update(Delivery delivery) throws IOException {
        byte[] json = DeliveryJson.write(delivery);
        whileOpen(() -> pending.write(DeliveryFile.of(delivery).name(), json));
    }

    /**
     * Moves a delivery to the finished ones, in one step even if the process ends. Then stores its last state; without
     * room for it on the disk, the delivery is kept as it was. If the file cannot be moved, it is deleted, because the
     * message must not be sent twice. A receipt, which later messages need, is on disk before.
     */
    public void finish(Delivery delivery) throws IOException {
        if (delivery.receipt().isPresent()) {
            saveReceipt(delivery);
        }
        whileOpen(() -> {
            if (moveToDone(delivery) && delivery.state() != Delivery.State.DROPPED) {
                saveLastState(delivery);
            }
        });
    }

    private void saveReceipt(Delivery delivery) {
        try {
            update(delivery.with(Delivery.State.WAITING, null, delivery.attempts()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save the receipt of " + delivery);
        }
    }

    private boolean moveToDone(Delivery delivery) throws IOException {
        DeliveryFile file = DeliveryFile.of(delivery);
        Path waiting = pending.path(file.in(Delivery.State.WAITING).name());
        try {
            files(file).moveHere(waiting, file.name());
            return true;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save " + delivery + "; it cannot be sent again");
            Files.deleteIfExists(waiting);
            return false;
        }
    }

    private void saveLastState(Delivery delivery) {
        DeliveryFile file = DeliveryFile.of(delivery);
        try {
            files(file).write(file.name(), DeliveryJson.write(delivery));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Kept " + delivery + " without its last attempt");
        }
    }

    /** Deletes the file of a delivery, if it exists. */
    public void delete(DeliveryFile file) throws IOException {
        whileOpen(() -> files(file).delete(file.name()));
    }

    /** Deletes the folders of channels that have no finished deliveries. */
    public void deleteEmptyFolders() throws IOException {
        for (String folder : channelFolders()) {
            folder(folder).deleteIfEmpty();
        }
    }

    private void whileOpen(AtomicFiles.FileAction action) throws IOException {
        Lock shared = closing.readLock();
        shared.lock();
        try {
            if (closed) {
                throw new OutboxException(Reason.of(ReasonKind.OUTBOX_CLOSED, directory.toString()), null);
            }
            action.run();
        } finally {
            shared.unlock();
        }
    }

    /**
     * Calls the action with each waiting delivery, in order. Moves files that contain no delivery to the quarantine.
     */
    public void forEachPending(Consumer<Delivery> action) throws IOException {
        for (String name : pending.names()) {
            recover(name).ifPresent(action);
        }
    }

    private Optional<Delivery> recover(String name) {
        Optional<DeliveryFile> file = DeliveryFile.parse("", name);
        if (file.isPresent() && file.get().state() == Delivery.State.WAITING) {
            return readIfPossible(file.get());
        }
        if (DeliveryFile.isTemporary(name)) {
            // Its submission did not return, or the file that it was to replace still exists.
            deletePending(name);
        } else {
            quarantine(pending.path(name), "its name is not that of a waiting delivery");
        }
        return Optional.empty();
    }

    private void deletePending(String name) {
        try {
            pending.delete(name);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to delete the unneeded file " + pending.path(name));
        }
    }

    private List<String> channelFolders() throws IOException {
        return done.names().stream().filter(DeliveryFile::isFolder).toList();
    }

    /** Returns the files of the finished deliveries, newest first. */
    public List<DeliveryFile> finished() throws IOException {
        List<DeliveryFile> files = new ArrayList<>();
        for (String folder : channelFolders()) {
            for (String name : folder(folder).names()) {
                DeliveryFile.parse(folder, name).ifPresent(files::add);
            }
        }
        files.sort(
                Comparator.comparingLong((DeliveryFile file) -> file.sequence()).reversed());
        return files;
    }

    /**
     * Reads the current content of a delivery's file.
     *
     * @return empty if the file is missing, or contains no delivery and was moved to the quarantine
     * @throws IOException if the file cannot be read at present, for example because the process has too many open
     *     files; the file remains where it is
     */
    public Optional<Delivery> read(DeliveryFile file) throws IOException {
        AtomicFiles files = files(file);
        try {
            return Optional.of(DeliveryJson.read(file, files.read(file.name())));
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINE, e, () -> "The file of delivery " + file.sequence() + " is missing");
        } catch (InvalidObjectException e) {
            quarantine(files.path(file.name()), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /**
     * Reads a delivery as {@link #read} does; logs a warning and returns empty if the file cannot be read at present.
     */
    public Optional<Delivery> readIfPossible(DeliveryFile file) {
        try {
            return read(file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + files(file).path(file.name()));
            return Optional.empty();
        }
    }

    /** Moves a file that contains no delivery and logs a warning. A file that cannot be moved remains where it is. */
    private void quarantine(Path file, String reason) {
        try {
            Path folder = directory.resolve("quarantine");
            AtomicFiles.createDirectories(folder);
            Path target = folder.resolve(String.valueOf(file.getFileName()));
            Path free = target;
            for (int i = 2; Files.exists(free); i++) {
                free = Path.of(target + "-" + i);
            }
            Files.move(file, free);
            LOGGER.warning("Failed to deliver " + file + ": " + reason + ". It was moved to " + free);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to deliver " + file + ": " + reason + ". It cannot be moved");
        }
    }

    private AtomicFiles files(DeliveryFile file) {
        return file.state() == Delivery.State.WAITING ? pending : folder(file.folder());
    }

    private AtomicFiles folder(String name) {
        return AtomicFiles.unforced(done.path(name));
    }

    /** Releases the directory. Waiting deliveries remain on disk. */
    @Override
    public void close() throws IOException {
        Lock exclusive = closing.writeLock();
        exclusive.lock();
        try {
            closed = true;
            lock.close();
        } finally {
            exclusive.unlock();
        }
    }
}
