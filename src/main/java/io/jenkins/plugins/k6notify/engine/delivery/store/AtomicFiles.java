package io.jenkins.plugins.k6notify.engine.delivery.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The files of a directory, which are replaced atomically: after a crash, a file has its old or its new content. On
 * POSIX file systems, only the owner has access to them. An interrupt of the calling thread neither stops nor fails an
 * operation, and remains set.
 *
 * @param sync forces the entries of the directory to disk; null if files may be lost in a power failure
 */
record AtomicFiles(Path directory, @CheckForNull FileAction sync) {

    /** The suffix of a file whose content may be incomplete. */
    static final String TEMPORARY_SUFFIX = ".tmp";

    /** The maximum size of a file that is read. */
    static final int MAX_BYTES = 16 << 20;

    private static final Logger LOGGER = Logger.getLogger(AtomicFiles.class.getName());
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);

    /** An operation on files. */
    interface FileAction {
        void run() throws IOException;
    }

    /** Returns files that survive a power failure once they are written. Creates the directory if it is missing. */
    static AtomicFiles forced(Path directory) throws IOException {
        createDirectories(directory);
        return new AtomicFiles(directory, () -> forceDirectory(directory));
    }

    /** Returns files that may be lost in a power failure. The directory is created when a file is moved there. */
    static AtomicFiles unforced(Path directory) {
        return new AtomicFiles(directory, null);
    }

    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly("rwx------"));
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    boolean exists(String name) {
        return Files.exists(path(name));
    }

    /**
     * Writes or replaces a file.
     *
     * @throws IOException if the file may not be on disk; a new file is then deleted
     */
    void write(String name, byte[] content) throws IOException {
        boolean isNew = !exists(name);
        replace(name, content);
        FileAction forcing = sync;
        if (forcing == null) {
            return;
        }
        try {
            runUninterruptibly(forcing);
        } catch (IOException e) {
            if (isNew) {
                delete(name);
            }
            throw e;
        }
    }

    /** Moves a file of the same file system here, and creates the directory if it is missing. Not forced. */
    void moveHere(Path file, String name) throws IOException {
        try {
            Files.move(file, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            createDirectories(directory);
            Files.move(file, path(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        Path temporary = path(name + TEMPORARY_SUFFIX);
        try {
            runUninterruptibly(() -> writeNew(temporary, content, sync != null));
            Files.move(temporary, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static void writeNew(Path file, byte[] content, boolean force) throws IOException {
        try (FileChannel channel = FileChannel.open(file, NEW_FILE, ownerOnly("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (force) {
                channel.force(false);
            }
        }
    }

    /** Does nothing on Windows, which cannot open a directory. */
    private static void forceDirectory(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Returns the content of a file.
     *
     * @throws InvalidObjectException if the file is larger than {@value #MAX_BYTES} bytes
     * @throws IOException if the file is missing or cannot be read
     */
    byte[] read(String name) throws IOException {
        Path file = path(name);
        byte[][] content = new byte[1][];
        runUninterruptibly(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                content[0] = in.readNBytes(MAX_BYTES + 1);
            }
        });
        if (content[0].length > MAX_BYTES) {
            throw new InvalidObjectException("it is larger than " + MAX_BYTES + " bytes");
        }
        return content[0];
    }

    /**
     * Deletes a file if it exists. The deletion is not forced to disk: after a power failure the file may exist again.
     */
    void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** Deletes the directory, if it is empty. */
    void deleteIfEmpty() throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            LOGGER.log(Level.FINE, e, () -> "The directory is not empty: " + directory);
        }
    }

    /** Returns the names of the files and directories here, sorted; none if the directory is missing. */
    List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Repeats the operation after an interrupt, which closes the channel in use, and then restores the interrupt. */
    private static void runUninterruptibly(FileAction operation) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    operation.run();
                    return;
                } catch (ClosedByInterruptException e) {
                    LOGGER.log(Level.FINE, "Interrupted while writing or reading a file", e);
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
