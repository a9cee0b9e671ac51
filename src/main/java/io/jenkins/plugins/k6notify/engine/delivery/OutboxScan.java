package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is found in the directory of an outbox when it is opened.
 *
 * @param deliveries those that wait, in order
 * @param lastSequence the highest number that a file has, 0 without files
 */
record OutboxScan(List<Delivery> deliveries, long lastSequence) {

    private static final Logger LOGGER = Logger.getLogger(OutboxScan.class.getName());
    private static final String DAMAGED = "damaged";

    static OutboxScan of(DurableDirectory directory, String lockName) throws IOException {
        List<Delivery> deliveries = new ArrayList<>();
        long last = 0;
        for (Path file : files(directory.path())) {
            String name = DurableDirectory.nameOf(file);
            if (name.equals(lockName)) {
                continue;
            }
            if (DeliveryFileName.isTemporary(name)) {
                // Its hand-over never returned, or the file that it was to replace is still there.
                Files.deleteIfExists(file);
                continue;
            }
            OptionalLong sequence = DeliveryFileName.sequence(name);
            last = Math.max(last, sequence.orElse(0));
            try {
                if (sequence.isEmpty()) {
                    throw new IOException("its name is not that of a delivery");
                }
                deliveries.add(DeliveryJson.read(sequence.getAsLong(), Files.readAllBytes(file)));
            } catch (IOException e) {
                setAside(file, e);
            }
        }
        deliveries.sort(Comparator.comparingLong(Delivery::sequence));
        return new OutboxScan(List.copyOf(deliveries), last);
    }

    private static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            stream.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    private static void setAside(Path file, IOException reason) {
        Path folder = file.resolveSibling(DAMAGED);
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
