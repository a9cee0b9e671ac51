package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** An unfinished delivery and its state in the dispatcher. Guarded by the lock of the {@link Dispatcher}. */
final class PendingDelivery {

    final DeliveryFile file;
    final String orderingKey;
    final String endpoint;
    final boolean started;

    /** Completes when the delivery is finished. */
    final CompletableFuture<Delivery> result = new CompletableFuture<>();

    /** The approximate size of the content in memory. */
    final long bytes;

    /** Null if the memory for contents is used up; the content is then read from the file. */
    @CheckForNull
    Delivery content;

    /** Whether the next attempt is not due yet. */
    boolean delayed;

    boolean inFlight;

    PendingDelivery(Delivery delivery) {
        this.file = DeliveryFile.of(delivery);
        this.orderingKey = delivery.orderingKey();
        this.endpoint = delivery.endpoint().key();
        this.started = delivery.isStarted();
        this.bytes = 1000L + 2L * delivery.message().body().length();
    }

    /** Returns an empty set that is sorted in the order of submission. */
    static NavigableSet<PendingDelivery> newSet() {
        return new TreeSet<>(Comparator.comparingLong(PendingDelivery::sequence));
    }

    long sequence() {
        return file.sequence();
    }
}
