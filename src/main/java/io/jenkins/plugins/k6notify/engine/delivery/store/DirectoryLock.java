package io.jenkins.plugins.k6notify.engine.delivery.store;

import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An exclusive lock of a directory, held against other processes and this one. Released when the process ends. */
record DirectoryLock(Path directory, FileChannel channel) implements Closeable {

    static final String FILE = "outbox.lock";

    /**
     * The directories that this process has locked. POSIX releases the lock of a process when the process closes any
     * descriptor of the file, so a second attempt must not open the file.
     */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    /**
     * Acquires the lock without waiting.
     *
     * @param directory an existing directory
     * @throws OutboxException if the directory is already locked
     */
    static DirectoryLock acquire(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!LOCKED.add(real)) {
            throw inUse(directory);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    real.resolve(FILE),
                    Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                    AtomicFiles.ownerOnly("rw-------"));
            if (channel.tryLock() == null) {
                throw inUse(directory);
            }
            return new DirectoryLock(real, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            LOCKED.remove(real);
            throw e;
        }
    }

    private static OutboxException inUse(Path directory) {
        return new OutboxException(Reason.of(ReasonKind.OUTBOX_IN_USE, directory.toString()), null);
    }

    @Override
    public void close() throws IOException {
        // A second close must not remove the directory from the set: another lock may have added it.
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                LOCKED.remove(directory);
            }
        }
    }
}
