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
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Deliveries on disk, a small file each (docs/design.md §8):
 *
 * <pre>
 * pending/0000000000000000042-7d3f….json                      what waits
 * done/&lt;digest of the channel&gt;/0…041-92ab….delivered.json   what is finished
 * quarantine/                                                 files that hold no delivery
 * outbox.lock                                                 held while the store is open
 * </pre>
 *
 * <p>What {@link #add} returned outlives a killed process and a loss of power. Files are named by a number that grows, so
 * their order is that of submission, whatever the clock does. One process has the directory to itself until it closes the
 * store. Safe for use by several threads.
 */
public final class DeliveryStore implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(DeliveryStore.class.getName());

    /** How many files are read at a time. */
    private static final int BATCH = 512;

    private final Path directory;
    private final DirectoryLock lock;
    private final AtomicFiles pending;
    private final AtomicFiles done;
    private final Quarantine quarantine;
    private final AtomicLong sequence;

    /** Those that were pending and finished when the store was opened: a process ended before it had deleted the pending file. */
    private final Set<Long> doubles = new HashSet<>();

    /** Shared by those who write files, exclusive for closing. */
    private final ReadWriteLock closing = new ReentrantReadWriteLock();

    private boolean closed;

    private DeliveryStore(Path directory, DirectoryLock lock) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.quarantine = new Quarantine(directory.resolve("quarantine"));
        this.pending = AtomicFiles.forced(directory.resolve("pending"));
        this.done = AtomicFiles.unforced(directory.resolve("done"));
        new FirstFormat(directory, pending, done, quarantine).migrate();
        this.sequence = new AtomicLong(readNames());
    }

    /**
     * Opens the store; converts what the first version of this plugin left there.
     *
     * @param directory is made if it does not exist
     * @throws OutboxException if another process, or this one, has it open, or the directory cannot be read or written
     */
    public static DeliveryStore open(Path directory) throws OutboxException {
        try {
            Files.createDirectories(directory, AtomicFiles.ownerOnly("rwx------"));
            DirectoryLock lock = DirectoryLock.of(directory);
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

    /** @return the highest sequence number */
    private long readNames() throws IOException {
        long[] last = new long[1];
        Set<Long> waiting = new HashSet<>();
        pending.forEachEntry(name -> {
            waiting.add(DeliveryFile.sequence(name));
            last[0] = Math.max(last[0], DeliveryFile.sequence(name));
        });
        for (String folder : channelFolders()) {
            folder(folder).forEachEntry(name -> {
                long number = DeliveryFile.sequence(name);
                if (waiting.contains(number)) {
                    doubles.add(number);
                }
                last[0] = Math.max(last[0], number);
            });
        }
        return last[0];
    }

    /** Where the files are. */
    public Path directory() {
        return directory;
    }

    /**
     * Puts a new delivery on disk. Takes as long as the disk takes to force a file.
     *
     * @throws IOException if it is not certain to be there; it will not be delivered
     */
    public Delivery add(Message message, Endpoint endpoint, String orderingKey, Instant now) throws IOException {
        Delivery delivery = Delivery.submitted(sequence.incrementAndGet(), message, endpoint, orderingKey, now);
        update(delivery);
        return delivery;
    }

    /** Puts a redelivery of a finished delivery on disk; as {@link #add}. */
    public Delivery addAgain(Delivery finished, Instant now) throws IOException {
        Delivery delivery = finished.again(sequence.incrementAndGet(), now);
        update(delivery);
        return delivery;
    }

    /** Puts a new state of a waiting delivery on disk; after a crash there is either the old or the new one. */
    public void update(Delivery delivery) throws IOException {
        byte[] json = DeliveryJson.write(delivery);
        whileOpen(() -> pending.write(DeliveryFile.of(delivery).name(), json));
    }

    /**
     * Moves a delivery to the finished ones. If there is no room for its last state, its file is moved as it is; if that
     * fails too, it is deleted, as a message must not be sent twice.
     */
    public void finish(Delivery delivery) throws IOException {
        String waiting = DeliveryFile.of(delivery).waiting().name();
        whileOpen(() -> {
            try {
                moveToDone(delivery, waiting);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Failed to save " + delivery + "; it cannot be sent again");
            }
            pending.delete(waiting);
        });
    }

    private void moveToDone(Delivery delivery, String waiting) throws IOException {
        AtomicFiles folder = folder(DeliveryFile.folderOf(delivery.endpoint()));
        String name = DeliveryFile.of(delivery).name();
        try {
            folder.write(name, DeliveryJson.write(delivery));
        } catch (IOException e) {
            // A full disk has room for another name.
            Files.move(pending.path(waiting), folder.path(name), StandardCopyOption.ATOMIC_MOVE);
            LOGGER.log(Level.WARNING, e, () -> "Kept " + delivery + " without its last attempt");
        }
    }

    /** Deletes a waiting delivery, and keeps nothing of it. */
    public void remove(Delivery delivery) throws IOException {
        whileOpen(() -> pending.delete(DeliveryFile.of(delivery).waiting().name()));
    }

    /** Deletes a finished delivery, if it is there. */
    public void deleteFinished(String folder, DeliveryFile file) throws IOException {
        whileOpen(() -> folder(folder).delete(file.name()));
    }

    /** Deletes the folder of a channel, if it is empty. */
    public void deleteFolder(String folder) throws IOException {
        try {
            Files.deleteIfExists(done.path(folder));
        } catch (DirectoryNotEmptyException e) {
            LOGGER.log(Level.FINE, e, () -> "The folder is in use again: " + folder);
        }
    }

    private interface FileAction {
        void run() throws IOException;
    }

    private void whileOpen(FileAction action) throws IOException {
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

    /** Calls back with all that wait, in order. Files that hold no delivery are moved to the quarantine. */
    public void forEachPending(Consumer<Delivery> action) throws IOException {
        // A look at each entry, whether it is a file, would take as long as reading it.
        List<String> names = new ArrayList<>();
        pending.forEachEntry(names::add);
        names.sort(null);
        for (int begin = 0; begin < names.size(); begin += BATCH) {
            // Most of the time is spent on parsing. The batches limit how many deliveries are in memory.
            names.subList(begin, Math.min(begin + BATCH, names.size())).parallelStream()
                    .map(this::recover)
                    .forEachOrdered(recovered -> recovered.ifPresent(action));
        }
    }

    private Optional<Delivery> recover(String name) {
        Optional<DeliveryFile> file = DeliveryFile.parse(name);
        if (file.isPresent() && file.get().state() == Delivery.State.WAITING) {
            return readIfPossible(pending, file.get()).filter(delivery -> !isFinished(delivery));
        }
        if (DeliveryFile.isTemporary(name)) {
            // Its submission never returned, or the file that it was to replace is still there.
            deletePending(name);
        } else {
            quarantine.take(pending.path(name), "its name is not that of a waiting delivery");
        }
        return Optional.empty();
    }

    private void deletePending(String name) {
        try {
            pending.delete(name);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to delete " + pending.path(name) + ", which is not needed");
        }
    }

    /** Whether a process ended between writing the finished file and deleting the pending one. */
    private boolean isFinished(Delivery delivery) {
        if (!doubles.contains(delivery.sequence())) {
            return false;
        }
        AtomicFiles folder = folder(DeliveryFile.folderOf(delivery.endpoint()));
        boolean finished = DeliveryFile.of(delivery).finished().stream()
                .anyMatch(file -> folder.exists(file.name())
                        && readIfPossible(folder, file).isPresent());
        if (finished) {
            deletePending(DeliveryFile.of(delivery).name());
        }
        return finished;
    }

    /** The folders of the channels that have finished deliveries. */
    public List<String> channelFolders() throws IOException {
        List<String> folders = new ArrayList<>();
        done.forEachEntry(folders::add);
        return folders.stream().filter(DeliveryFile::isFolder).toList();
    }

    /** Calls back with the finished deliveries in a folder, in any order. Reads no file. */
    public void forEachFinished(String folder, Consumer<DeliveryFile> action) throws IOException {
        folder(folder).forEachEntry(name -> DeliveryFile.parse(name).ifPresent(action));
    }

    /**
     * Reads a delivery, waiting or finished, as its file says at that moment.
     *
     * @return empty if there is no such file; one that holds no delivery is moved to the quarantine
     * @throws IOException if the file cannot be read now, as when the process has too many files open; it stays where it is
     */
    public Optional<Delivery> read(String folder, DeliveryFile file) throws IOException {
        return read(file.state() == Delivery.State.WAITING ? pending : folder(folder), file);
    }

    private Optional<Delivery> read(AtomicFiles files, DeliveryFile file) throws IOException {
        try {
            return Optional.of(DeliveryJson.read(file, files.read(file.name())));
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINE, e, () -> "There is no file of delivery " + file.sequence());
        } catch (InvalidObjectException e) {
            quarantine.take(files.path(file.name()), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** As {@link #read}, but empty, with a line in the log, if the file cannot be read now. */
    public Optional<Delivery> readIfPossible(String folder, DeliveryFile file) {
        return readIfPossible(file.state() == Delivery.State.WAITING ? pending : folder(folder), file);
    }

    private Optional<Delivery> readIfPossible(AtomicFiles files, DeliveryFile file) {
        try {
            return read(files, file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + files.path(file.name()));
            return Optional.empty();
        }
    }

    private AtomicFiles folder(String name) {
        return AtomicFiles.unforced(done.path(name));
    }

    /** Lets others open the directory. What waits stays in it. */
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
