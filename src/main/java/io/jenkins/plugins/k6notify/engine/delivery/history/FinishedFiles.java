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
 * The files of finished deliveries. Reads only their names, and needs memory only for those within the retention,
 * however many files there are.
 */
record FinishedFiles(DeliveryStore store, Retention retention) {

    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparingLong(entry -> entry.file().sequence());

    /** A file of a finished delivery, in the folder of its channel. */
    record Entry(String folder, DeliveryFile file) {}

    /** Returns the files within the retention, newest first. */
    List<Entry> newest() throws IOException {
        PriorityQueue<Entry> newest = new PriorityQueue<>(OLDEST_FIRST);
        for (String folder : store.channelFolders()) {
            PriorityQueue<Entry> ofChannel = new PriorityQueue<>(OLDEST_FIRST);
            store.forEachFinished(folder, file -> add(new Entry(folder, file), ofChannel, retention.perChannel()));
            ofChannel.forEach(entry -> add(entry, newest, retention.total()));
        }
        return newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
    }

    private static void add(Entry entry, PriorityQueue<Entry> newest, int limit) {
        newest.add(entry);
        if (newest.size() > limit) {
            newest.remove();
        }
    }

    /**
     * Deletes all other files that existed when {@link #newest} was called, and the folders that are empty then.
     *
     * @param kept the result of {@link #newest}
     */
    void deleteAllBut(List<Entry> kept) throws IOException {
        Set<Long> sequences =
                kept.stream().map(entry -> entry.file().sequence()).collect(Collectors.toSet());
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
