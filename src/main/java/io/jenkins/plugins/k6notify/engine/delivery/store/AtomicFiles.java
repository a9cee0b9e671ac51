package io.jenkins.plugins.k6notify.engine.delivery.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The files of one directory. A file that was written is there in full or not at all, also after a crash, and only its owner
 * may read it where the file system knows owners. An interrupt of the calling thread neither stops nor fails an operation; it
 * is still set afterwards.
 */
final class AtomicFiles {

    /** What ends the name of a file that is not complete. */
    static final String TEMPORARY = ".tmp";

    /** A larger file was not written by this class's users. */
    static final int MAX_BYTES = 16 << 20;

    private static final Logger LOGGER = Logger.getLogger(AtomicFiles.class.getName());
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);

    private final Path directory;

    /** Null: files may be lost with the power. */
    @CheckForNull
    private final DirectorySync sync;

    /** Writes the names in a directory to disk. */
    interface DirectorySync {
        void force(Path directory) throws IOException;
    }

    AtomicFiles(Path directory, @CheckForNull DirectorySync sync) {
        this.directory = directory;
        this.sync = sync;
    }

    /** Files that outlive a loss of power as soon as they are written. Makes the directory if it does not exist. */
    static AtomicFiles forced(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly("rwx------"));
        return new AtomicFiles(directory, AtomicFiles::forceDirectory);
    }

    /** Files that may be lost with the power. The directory is made with the first file. */
    static AtomicFiles unforced(Path directory) {
        return new AtomicFiles(directory, null);
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path directory() {
        return directory;
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
     * @throws IOException if it is not certain to be there; a new file is then removed again
     */
    void write(String name, byte[] content) throws IOException {
        boolean isNew = !exists(name);
        try {
            replace(name, content);
        } catch (NoSuchFileException e) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
            replace(name, content);
        }
        DirectorySync forcing = sync;
        if (forcing != null) {
            try {
                uninterrupted(() -> forcing.force(directory));
            } catch (IOException e) {
                if (isNew) {
                    delete(name);
                }
                throw e;
            }
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        Path temporary = path(name + TEMPORARY);
        try {
            uninterrupted(() -> fill(temporary, content, sync != null));
            Files.move(temporary, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static void fill(Path file, byte[] content, boolean force) throws IOException {
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

    /** Where the platform has that: Windows opens no directories. */
    private static void forceDirectory(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * @throws InvalidObjectException if the file is larger than {@value #MAX_BYTES} bytes
     * @throws IOException if there is no such file, or it cannot be read
     */
    byte[] read(String name) throws IOException {
        Path file = path(name);
        byte[][] content = new byte[1][];
        uninterrupted(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                content[0] = in.readNBytes(MAX_BYTES + 1);
            }
        });
        if (content[0].length > MAX_BYTES) {
            throw new InvalidObjectException("it is larger than " + MAX_BYTES + " bytes");
        }
        return content[0];
    }

    /** Deletes a file if it exists. Not forced: after a loss of power it may be there again. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** The names of the files in the directory, not of directories, in order. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        forEachEntry(name -> {
            if (Files.isRegularFile(path(name))) {
                names.add(name);
            }
        });
        names.sort(null);
        return names;
    }

    /** Calls back with the name of each entry, in any order; without a directory, of none. Entries may be deleted meanwhile. */
    void forEachEntry(Consumer<String> action) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null) {
                    action.accept(name.toString());
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            LOGGER.log(Level.FINE, "There is no such directory", e);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private interface Operation {
        void run() throws IOException;
    }

    /** An interrupt closes the channel that a thread uses: begins again without it, and sets it afterwards. */
    private static void uninterrupted(Operation operation) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            boolean done = false;
            while (!done) {
                try {
                    operation.run();
                    done = true;
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
