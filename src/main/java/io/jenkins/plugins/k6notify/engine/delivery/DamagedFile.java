package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A file that does not hold a delivery, for whatever reason: kept for who wants to look, and out of the way. */
record DamagedFile(Path file, IOException reason) {

    private static final Logger LOGGER = Logger.getLogger(DamagedFile.class.getName());

    /**
     * Moves it into a folder, with one line in the log.
     *
     * @param folder is made if it does not exist; on the same file system
     */
    void setAside(Path folder) {
        try {
            Files.createDirectories(folder, DurableDirectory.ownerOnly("rwx------"));
            Path aside = free(folder, DurableDirectory.nameOf(file));
            Files.move(file, aside);
            LOGGER.warning(() -> "Set aside " + file + ", which cannot be delivered: " + reason.getMessage()
                    + ". It is now " + aside);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "Cannot set aside " + file + ", which cannot be delivered: " + reason.getMessage());
        }
    }

    private static Path free(Path folder, String name) {
        Path path = folder.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(name + "-" + i);
        }
        return path;
    }
}
