package io.jenkins.plugins.k6notify.view;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * State as a badge: icon, colour and word each convey it independently. Shown by the tag {@code badge} of the library
 * {@code k6notify}.
 *
 * @param icon symbol of Jenkins
 * @param style suffix of a CSS class: {@code good}, {@code bad}, {@code waiting} or {@code quiet}
 * @param word text in the language of the current user
 */
@Restricted(NoExternalUse.class)
public record StateBadge(String icon, String style, String word) {

    /** Returns the symbol of the badge. */
    public String glyph() {
        return icon;
    }

    /** Returns the badge of all deliveries in a state. */
    public static StateBadge of(Delivery.State state) {
        return of(state, false, false);
    }

    /** Returns the badge of a delivery. */
    public static StateBadge of(Delivery delivery) {
        return of(delivery.state(), !delivery.attempts().isEmpty(), delivery.isAccepted());
    }

    /** Returns the badge of a delivery. */
    public static StateBadge of(DeliveryRecord delivery) {
        return of(delivery.state(), !delivery.attempts().isEmpty(), delivery.isAccepted());
    }

    /**
     * @param tried whether the delivery has an attempt
     * @param accepted whether the receiver accepted the message without reporting whether it was delivered
     */
    private static StateBadge of(Delivery.State state, boolean tried, boolean accepted) {
        return switch (state) {
            case WAITING ->
                new StateBadge(
                        "symbol-hourglass",
                        "waiting",
                        tried ? Messages.StateBadge_WaitingAgain() : Messages.StateBadge_Waiting());
            case DELIVERED ->
                accepted
                        ? new StateBadge("symbol-paper-plane-outline", "good", Messages.StateBadge_Accepted())
                        : new StateBadge("symbol-check", "good", Messages.StateBadge_Delivered());
            case FAILED -> new StateBadge("symbol-close-circle", "bad", Messages.StateBadge_Failed());
            case DROPPED -> new StateBadge("symbol-warning", "bad", Messages.StateBadge_Dropped());
        };
    }
}
