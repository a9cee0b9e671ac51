package io.jenkins.plugins.k6notify.engine.delivery.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import java.time.Instant;
import java.util.UUID;

/**
 * What the history keeps of a delivery in memory; the file has the rest. Holds no address and no secret, but text from outside
 * (channel, event), which a page has to escape.
 *
 * @param file its file, which names sequence number, message and state
 * @param folder the name of its channel's folder
 * @param event the name of the event as sent, such as {@code test.started}
 * @param kind which service answers there
 * @param channel the name that the channel had when the message was submitted; of a credential that a job brought, its id
 * @param context the full name of the job that brought its own credential; null for the channels of an admin
 * @param orderingKey as submitted; in Jenkins it leads back to the build
 * @param lastSeen when its last attempt began, or it was submitted
 * @param lastFailure when its last attempt that failed began, repeated or not; null: none failed
 */
public record DeliverySummary(
        DeliveryFile file,
        String folder,
        String event,
        Endpoint.Kind kind,
        String channel,
        @CheckForNull String context,
        String orderingKey,
        Instant lastSeen,
        @CheckForNull Instant lastFailure) {

    /** @return the summary of a delivery as it stands */
    public static DeliverySummary of(Delivery delivery) {
        Endpoint endpoint = delivery.endpoint();
        String context = endpoint.context();
        return new DeliverySummary(
                DeliveryFile.of(delivery),
                // Few different texts in thousands of deliveries.
                DeliveryFile.folderOf(endpoint).intern(),
                delivery.message().event().intern(),
                endpoint.kind(),
                endpoint.channel().intern(),
                context == null ? null : context.intern(),
                delivery.orderingKey(),
                delivery.lastAttempt().map(Attempt::at).orElse(delivery.created()),
                lastFailure(delivery));
    }

    @CheckForNull
    private static Instant lastFailure(Delivery delivery) {
        return delivery.attempts().stream()
                .filter(attempt -> !attempt.isSuccess())
                .map(Attempt::at)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Its place in the order of submission, over restarts. */
    public long sequence() {
        return file.sequence();
    }

    /** The id of the message: the same for a redelivery. */
    public UUID message() {
        return file.message();
    }

    public Delivery.State state() {
        return file.state();
    }

    public boolean isWaiting() {
        return state() == Delivery.State.WAITING;
    }
}
