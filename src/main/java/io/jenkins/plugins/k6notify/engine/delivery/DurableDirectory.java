package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A directory whose files are either there in full or not at all, also after a crash or a loss of power, and readable by
 * their owner only where the file system knows owners.
 */
final class DurableDirectory {

    /** What ends the name of a file that is not complete. */
    static final String TEMPORARY = ".tmp";

    private static final Logger LOGGER = Logger.getLogger(DurableDirectory.class.getName());
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);

    private final Path path;

    private DurableDirectory(Path path) {
        this.path = path;
    }

    /** Opens the directory and makes it if need be. */
    static DurableDirectory at(Path path) throws IOException {
        Files.createDirectories(path, ownerOnly("rwx------"));
        return new DurableDirectory(path);
    }

    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return path;
    }

    /** Writes the file, or replaces it; when this returns, it has reached the disk. */
    void write(String name, byte[] content) throws IOException {
        Path temporary = path.resolve(name + TEMPORARY);
        try (FileChannel channel = FileChannel.open(temporary, NEW_FILE, ownerOnly("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(false);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        Files.move(temporary, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force();
    }

    /** A file that a loss of power brings back is sent once more, which is allowed; so this is not forced. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    /** Writes the names in the directory to disk. */
    private void force() {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows does not open directories, and does not need to.
            LOGGER.log(Level.FINE, e, () -> "Cannot force the directory " + path);
        }
    }
}
