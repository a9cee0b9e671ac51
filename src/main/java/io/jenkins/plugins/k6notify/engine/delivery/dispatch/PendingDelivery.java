package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import java.util.concurrent.CompletableFuture;

/** A delivery that is not finished, as the dispatcher sees it. Guarded by the lock of the {@link Dispatcher}. */
final class PendingDelivery {

    final DeliveryFile file;
    final String orderingKey;
    final String endpoint;
    final boolean started;

    /** Completes when the delivery is finished. */
    final CompletableFuture<Delivery> end = new CompletableFuture<>();

    /** How many bytes of memory the content takes, about. */
    final long bytes;

    /** Null while memory is short; the file has it. */
    @CheckForNull
    Delivery kept;

    /** It waits for its next attempt. */
    boolean held;

    boolean inFlight;

    PendingDelivery(Delivery delivery) {
        this.file = DeliveryFile.of(delivery);
        this.orderingKey = delivery.orderingKey();
        this.endpoint = delivery.endpoint().key();
        this.started = delivery.isStarted();
        this.bytes = 1000L + 2L * delivery.message().body().length();
    }

    long sequence() {
        return file.sequence();
    }
}
