package io.jenkins.plugins.k6notify.view;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How something stands, to be seen at a glance: by an icon, a colour or a word, each of which says it without the others.
 * The tag {@code badge} of the library {@code k6notify} shows it.
 *
 * @param icon a symbol of Jenkins
 * @param style ends the name of a CSS class: {@code good}, {@code bad}, {@code waiting} or {@code quiet}
 * @param word in the language of whoever looks
 */
@Restricted(NoExternalUse.class)
public record StateBadge(String icon, String style, String word) {

    /** Of a delivery. */
    public static StateBadge of(Delivery.State state) {
        return of(state, false);
    }

    /** @param tried whether there was an attempt at it */
    public static StateBadge of(Delivery.State state, boolean tried) {
        return switch (state) {
            case WAITING ->
                new StateBadge(
                        "symbol-hourglass",
                        "waiting",
                        tried ? Messages.StateBadge_WaitingAgain() : Messages.StateBadge_Waiting());
            case DELIVERED -> new StateBadge("symbol-check", "good", Messages.StateBadge_Delivered());
            case FAILED -> new StateBadge("symbol-close-circle", "bad", Messages.StateBadge_Failed());
            case DROPPED -> new StateBadge("symbol-warning", "bad", Messages.StateBadge_Dropped());
        };
    }
}
