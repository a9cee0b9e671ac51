package io.jenkins.plugins.k6notify.engine.delivery.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The folder for files that contain no delivery, or whose content is damaged. */
record Quarantine(Path folder) {

    private static final Logger LOGGER = Logger.getLogger(Quarantine.class.getName());

    /** Moves a file to the quarantine and logs a warning. A file that cannot be moved remains where it is. */
    void move(Path file, String reason) {
        try {
            AtomicFiles.createDirectories(folder);
            Path target = unusedPath(String.valueOf(file.getFileName()));
            Files.move(file, target);
            LOGGER.warning(() -> "Failed to deliver " + file + ": " + reason + ". It was moved to " + target);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to deliver " + file + ": " + reason + ". It cannot be moved");
        }
    }

    private Path unusedPath(String name) {
        Path path = folder.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(name + "-" + i);
        }
        return path;
    }
}
