package io.jenkins.plugins.k6notify.engine.delivery.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import java.time.Instant;
import java.util.UUID;

/**
 * The part of a delivery that the history keeps in memory; the file contains the rest. Contains no address and no
 * secret, but untrusted texts (channel, event) that a page must escape.
 *
 * @param file the file, which determines channel, sequence number, message and state
 * @param event the name of the event as sent, such as {@code test.started}
 * @param kind the service at the endpoint
 * @param channel the name of the channel at the time of submission; for a credential of a job, the id of the credential
 * @param context the full name of the job whose credential is used; null for the channels of an admin
 * @param orderingKey the ordering key as submitted; in Jenkins it identifies the build
 * @param lastSeen the time at which the last attempt began; without attempts, the time of submission
 * @param lastFailure the time at which the last failed attempt began, whether or not it was repeated; null if none
 *     failed
 */
public record DeliverySummary(
        DeliveryFile file,
        String event,
        Endpoint.Kind kind,
        String channel,
        @CheckForNull String context,
        String orderingKey,
        Instant lastSeen,
        @CheckForNull Instant lastFailure) {

    /** Returns the summary of a delivery in its current state. */
    public static DeliverySummary of(Delivery delivery) {
        Endpoint endpoint = delivery.endpoint();
        String context = endpoint.context();
        return new DeliverySummary(
                DeliveryFile.of(delivery),
                // Thousands of deliveries share a few texts.
                delivery.message().event().intern(),
                endpoint.kind(),
                endpoint.channel().intern(),
                context == null ? null : context.intern(),
                delivery.orderingKey(),
                delivery.lastAttempt().map(Attempt::at).orElse(delivery.created()),
                delivery.lastFailure().map(Attempt::at).orElse(null));
    }

    /** Returns the name of the folder for finished deliveries of the channel. */
    String folder() {
        return file.folder();
    }

    /** Returns the position in the order of submission, across restarts. */
    public long sequence() {
        return file.sequence();
    }

    /** Returns the id of the message, which a redelivery shares. */
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
