package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The deliveries that wait, each in a small file of a directory (docs/design.md §8). What {@link #add} returned is on disk
 * and outlives a process that is killed, or a loss of power. A process has the directory to itself until it closes it.
 * Safe for use by several threads.
 *
 * <p>The file names begin with a number that grows, so their order is that of the hand-over, whatever the clock does.
 */
public final class Outbox implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());
    private static final String LOCK = "outbox.lock";
    private static final String SENT = "sent";

    private final DurableDirectory directory;
    private final FileChannel lockFile;
    private final AtomicLong sequence;

    /** Null if nothing is kept of what is at its end. */
    @CheckForNull
    private final Archive archive;

    /** Shared by those who write files, exclusive for closing. */
    private final ReadWriteLock closing = new ReentrantReadWriteLock();

    private List<Delivery> recovered;
    private boolean closed;

    private Outbox(DurableDirectory directory, FileChannel lockFile, OutboxScan scan, @CheckForNull Archive archive) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.archive = archive;
        this.recovered = scan.deliveries();
        this.sequence = new AtomicLong(Math.max(scan.lastSequence(), archive == null ? 0 : archive.lastSequence()));
    }

    /**
     * Opens the outbox and reads what waits in it. A file that cannot be read is moved into the folder {@code damaged},
     * with a warning in the log. What is at its end is deleted, so that no message can be sent again.
     *
     * @param directory is made if it does not exist
     * @throws OutboxInUseException if another process has it open, or this one a second time
     * @throws IOException if the directory cannot be read or written
     */
    public static Outbox open(Path directory) throws IOException {
        return open(directory, () -> null);
    }

    /**
     * As {@link #open}, but what is at its end is kept for 30 days, at most 1,000 of each channel, in the folder {@code
     * sent}: {@link Courier#redeliver} sends it again.
     *
     * @param clock says what is older
     */
    public static Outbox openWithArchive(Path directory, Clock clock) throws IOException {
        Path damaged = directory.resolve(OutboxScan.DAMAGED);
        return open(directory, () -> Archive.open(directory.resolve(SENT), damaged, clock));
    }

    private interface ArchiveOpener {
        @CheckForNull
        Archive open() throws IOException;
    }

    private static Outbox open(Path directory, ArchiveOpener archive) throws IOException {
        try {
            DurableDirectory durable = DurableDirectory.at(directory);
            FileChannel lockFile = lock(directory);
            try {
                return new Outbox(durable, lockFile, OutboxScan.of(durable, LOCK), archive.open());
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (OutboxInUseException e) {
            throw e;
        } catch (IOException e) {
            throw new OutboxException(Reason.of(ReasonKind.OUTBOX_UNUSABLE, directory.toString(), e.toString()), e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel file = FileChannel.open(
                directory.resolve(LOCK),
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                DurableDirectory.ownerOnly("rw-------"));
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new OutboxInUseException(directory);
        } finally {
            if (lock == null) {
                file.close();
            }
        }
        if (lock == null) {
            throw new OutboxInUseException(directory);
        }
        return file;
    }

    /** Where the files are. */
    public Path directory() {
        return directory.path();
    }

    /** What was waiting when the outbox was opened, in order; not kept after that. */
    synchronized List<Delivery> takeRecovered() {
        List<Delivery> taken = recovered;
        recovered = List.of();
        return taken;
    }

    /**
     * Puts a new delivery on disk. Takes as long as the disk takes to force a file, and looks at no other file.
     *
     * @throws IOException if it is not there for sure
     */
    Delivery add(Message message, Endpoint endpoint, String lane, Instant now) throws IOException {
        Delivery delivery = Delivery.handedOver(sequence.incrementAndGet(), message, endpoint, lane, now);
        replace(delivery);
        return delivery;
    }

    /** Puts a new state of a delivery on disk; after a crash there is either the old or the new one. */
    void replace(Delivery delivery) throws IOException {
        byte[] json = DeliveryJson.write(delivery);
        whileOpen(() -> directory.write(DeliveryFileName.of(delivery), json));
    }

    /** Takes a delivery out that is at its end, into the archive if there is one. */
    void remove(Delivery delivery) throws IOException {
        whileOpen(() -> {
            String name = DeliveryFileName.of(delivery);
            if (archive != null) {
                try {
                    archive.take(delivery, directory.path().resolve(name));
                    return;
                } catch (IOException e) {
                    // Better not kept than sent twice.
                    LOGGER.log(Level.WARNING, e, () -> "Cannot keep " + delivery + " to send it again");
                }
            }
            directory.delete(name);
        });
    }

    /**
     * Puts a new delivery of a message on disk that came to its end.
     *
     * @return nothing if the message is not kept
     * @throws IOException if it is not there for sure
     */
    Optional<Delivery> addAgain(UUID message, Instant now) throws IOException {
        Optional<Delivery> again = archive == null
                ? Optional.empty()
                : archive.newest(message).map(ended -> ended.again(sequence.incrementAndGet(), now));
        if (again.isPresent()) {
            replace(again.get());
        }
        return again;
    }

    private interface FileAction {
        void run() throws IOException;
    }

    private void whileOpen(FileAction action) throws IOException {
        Lock shared = closing.readLock();
        shared.lock();
        try {
            if (closed) {
                throw new OutboxException(
                        Reason.of(ReasonKind.OUTBOX_CLOSED, directory.path().toString()), null);
            }
            action.run();
        } finally {
            shared.unlock();
        }
    }

    /** Lets others open the directory. What waits stays in it. */
    @Override
    public void close() throws IOException {
        Lock exclusive = closing.writeLock();
        exclusive.lock();
        try {
            closed = true;
            lockFile.close();
        } finally {
            exclusive.unlock();
        }
    }
}
