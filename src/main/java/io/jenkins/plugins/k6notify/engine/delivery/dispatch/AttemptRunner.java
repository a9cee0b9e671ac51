package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends a message once; puts the result on disk and into the history, and tells the listeners. */
public record AttemptRunner(
        DeliveryStore store,
        DeliveryHistory history,
        boolean keepsFinished,
        Transport transport,
        RetryPolicy policy,
        Clock clock,
        DeliveryListener listeners) {

    private static final Logger LOGGER = Logger.getLogger(AttemptRunner.class.getName());

    /**
     * Makes one attempt.
     *
     * @param kept the delivery; null: to be read from its file
     * @return the delivery after the attempt; empty if the delivery no longer exists
     * @throws InterruptedException if the thread was interrupted: whether the receiver has the message is not known
     */
    Optional<Delivery> run(DeliveryFile file, @CheckForNull Delivery kept) throws InterruptedException {
        Optional<Delivery> found = content(file, kept);
        if (found.isEmpty()) {
            return found;
        }
        Delivery tried = found.get();
        Attempt attempt = attempt(tried);
        Optional<Duration> wait = policy.waitAfter(tried.attempts().size() + 1, attempt);
        Delivery delivery = tried.after(attempt, wait);
        LOGGER.fine(() -> "Attempt " + delivery.attempts().size() + " at " + delivery + ": " + attempt.text());
        if (delivery.isWaiting()) {
            update(delivery);
        } else {
            finish(delivery);
        }
        record(delivery);
        return Optional.of(delivery);
    }

    /** Whatever the transport throws is an attempt that failed. */
    private Attempt attempt(Delivery delivery) throws InterruptedException {
        try {
            return transport.send(delivery);
        } catch (UnusableEndpointException e) {
            return Attempt.unanswered(clock.instant(), 0, e.reason(), Outcome.FAILED);
        } catch (RuntimeException | Error e) {
            return broken(e);
        }
    }

    /** Neither log nor attempt show the message of the exception: it may quote a URL. */
    private Attempt broken(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        Reason reason = Reason.of(ReasonKind.BROKEN, where);
        LOGGER.warning(reason::words);
        return Attempt.unanswered(clock.instant(), 0, reason, Outcome.RETRY);
    }

    private void update(Delivery delivery) {
        try {
            store.update(delivery);
        } catch (IOException e) {
            // It goes on from memory; only after a restart this attempt is forgotten.
            LOGGER.log(Level.WARNING, e, () -> "Failed to save an attempt at " + delivery);
        }
    }

    /** Records that a delivery is left out, as too many are waiting. */
    Optional<Delivery> drop(DeliveryFile file, @CheckForNull Delivery kept) {
        Optional<Delivery> dropped = content(file, kept).map(Delivery::dropped);
        dropped.ifPresent(delivery -> {
            finish(delivery);
            record(delivery);
        });
        return dropped;
    }

    private Optional<Delivery> content(DeliveryFile file, @CheckForNull Delivery kept) {
        Optional<Delivery> content = kept == null ? read(file) : Optional.of(kept);
        if (content.isEmpty()) {
            LOGGER.warning(() -> "Delivery " + file.sequence() + " no longer has a file; it is not sent");
            history.remove(file);
        }
        return content;
    }

    /** A file that cannot be read now is no attempt: the dispatcher tries again. */
    private Optional<Delivery> read(DeliveryFile file) {
        try {
            // A waiting delivery is in no folder of a channel.
            return store.read("", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On disk before the next delivery with its ordering key is sent: a crash in between must not change their order. */
    private void finish(Delivery delivery) {
        switch (delivery.state()) {
            case FAILED ->
                // Listeners decide how loudly to say it.
                LOGGER.info(() ->
                        "Gave up " + delivery + " after " + delivery.attempts().size() + " attempt(s): "
                                + delivery.lastAttempt().map(Attempt::text).orElse(""));
            case DROPPED -> LOGGER.warning(() -> "Dropped " + delivery + ": too many deliveries are waiting");
            default -> LOGGER.fine(() -> "Delivered " + delivery);
        }
        try {
            if (keepsFinished) {
                store.finish(delivery);
            } else {
                store.remove(delivery);
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "Failed to remove " + delivery + "; it will be repeated after a restart");
        }
    }

    private void record(Delivery delivery) {
        history.put(delivery);
        listeners.changed(delivery);
    }
}
