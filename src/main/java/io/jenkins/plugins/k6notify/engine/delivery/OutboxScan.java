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

/**
 * What is found in the directory of an outbox when it is opened.
 *
 * @param deliveries those that wait, in order
 * @param lastSequence the highest number that a file has, 0 without files
 */
record OutboxScan(List<Delivery> deliveries, long lastSequence) {

    static final String DAMAGED = "damaged";

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
                new DamagedFile(file, e).setAside(directory.path().resolve(DAMAGED));
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
}
