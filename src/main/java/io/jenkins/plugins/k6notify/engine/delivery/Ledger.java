package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notes what became of a delivery: in the outbox, in the log of the process, and with those who listen. */
record Ledger(Outbox outbox, Listeners listeners, MessagesUnderWay underWay) {

    private static final Logger LOGGER = Logger.getLogger(Ledger.class.getName());

    void attempted(Delivery delivery, Attempt attempt) {
        LOGGER.fine(() -> "Attempt " + delivery.attempts().size() + " at " + delivery + ": " + attempt.text());
        if (delivery.state() == State.WAITING) {
            try {
                outbox.replace(delivery);
            } catch (IOException e) {
                // It goes on from memory; only after a restart this attempt would be forgotten.
                LOGGER.log(Level.WARNING, e, () -> "Cannot note an attempt at " + delivery);
            }
        }
        listeners.attempted(delivery, attempt);
    }

    void ended(Delivery delivery) {
        switch (delivery.state()) {
            case FAILED ->
                // Whoever listens decides how loudly to say it.
                LOGGER.info(() -> "Gave up " + delivery + " after "
                        + delivery.attempts().size() + " attempt(s): "
                        + delivery.lastAttempt().map(Attempt::text).orElse(""));
            case DROPPED -> LOGGER.warning(() -> "Dropped " + delivery + ": too many deliveries are waiting");
            default -> LOGGER.fine(() -> "Delivered " + delivery);
        }
        try {
            outbox.remove(delivery);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot remove " + delivery + "; it will be repeated after a restart");
        }
        listeners.ended(delivery);
        // From now on its message may be sent again; those who listen know of its end by then.
        underWay.end(delivery.message().id());
    }
}
