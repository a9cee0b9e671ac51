package io.jenkins.plugins.k6notify.engine.delivery.history;

import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The finished deliveries on disk, by the names of their files. Needs memory for those within the retention, however many
 * there are.
 */
record FinishedFiles(DeliveryStore store, Retention retention) {

    private static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparingLong(place -> place.file().sequence());

    /** Where a finished delivery is. */
    record Place(String folder, DeliveryFile file) {}

    /** @return those within the retention, the newest first */
    List<Place> newest() throws IOException {
        PriorityQueue<Place> newest = new PriorityQueue<>(OLDEST_FIRST);
        for (String folder : store.channelFolders()) {
            PriorityQueue<Place> ofChannel = new PriorityQueue<>(OLDEST_FIRST);
            store.forEachFinished(folder, file -> add(new Place(folder, file), ofChannel, retention.perChannel()));
            ofChannel.forEach(place -> add(place, newest, retention.total()));
        }
        List<Place> sorted = new ArrayList<>(newest);
        sorted.sort(OLDEST_FIRST.reversed());
        return sorted;
    }

    private static void add(Place place, PriorityQueue<Place> newest, int limit) {
        newest.add(place);
        if (newest.size() > limit) {
            newest.remove();
        }
    }

    /** Deletes the others, but for those that have finished since; and the folders in which nothing is left. */
    void deleteAllBut(List<Place> kept) throws IOException {
        Set<Long> sequences =
                kept.stream().map(place -> place.file().sequence()).collect(Collectors.toSet());
        long last = kept.isEmpty() ? 0 : kept.get(0).file().sequence();
        for (String folder : store.channelFolders()) {
            List<DeliveryFile> others = new ArrayList<>();
            store.forEachFinished(folder, file -> {
                if (file.sequence() < last && !sequences.contains(file.sequence())) {
                    others.add(file);
                }
            });
            for (DeliveryFile other : others) {
                store.deleteFinished(folder, other);
            }
            store.deleteFolder(folder);
        }
    }
}
