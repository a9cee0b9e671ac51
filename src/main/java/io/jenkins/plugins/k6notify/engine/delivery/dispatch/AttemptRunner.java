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

/** Makes attempts: sends a message once, stores the result on disk and in the history, and notifies the listener. */
public record AttemptRunner(
        DeliveryStore store,
        DeliveryHistory history,
        Transport transport,
        RetryPolicy policy,
        Clock clock,
        DeliveryListener listener) {

    private static final Logger LOGGER = Logger.getLogger(AttemptRunner.class.getName());

    /**
     * Makes one attempt.
     *
     * @param content the delivery; null to read it from its file
     * @return the delivery after the attempt; empty if its file no longer exists
     * @throws InterruptedException if the thread was interrupted: it is unknown whether the receiver has the message
     */
    Optional<Delivery> run(DeliveryFile file, @CheckForNull Delivery content) throws InterruptedException {
        Optional<Delivery> loaded = load(file, content);
        if (loaded.isEmpty()) {
            return loaded;
        }
        Delivery before = loaded.get();
        Attempt attempt = attempt(before);
        Optional<Duration> wait = policy.waitAfter(before.attempts().size() + 1, attempt);
        Delivery delivery = before.after(attempt, wait);
        save(delivery);
        return Optional.of(delivery);
    }

    /** Returns the result of sending; a failed attempt if the transport throws an exception. */
    private Attempt attempt(Delivery delivery) throws InterruptedException {
        try {
            return transport.send(delivery, () -> history.receipt(delivery));
        } catch (UnusableEndpointException e) {
            return Attempt.unanswered(clock.instant(), 0, e.reason(), Outcome.FAILED);
        } catch (RuntimeException | Error e) {
            return unexpected(e);
        }
    }

    /** Omits the message of the exception in log and attempt, because it may quote a URL. */
    private Attempt unexpected(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        Reason reason = Reason.of(ReasonKind.BROKEN, where);
        LOGGER.warning(reason::words);
        return Attempt.unanswered(clock.instant(), 0, reason, Outcome.RETRY);
    }

    /**
     * Finishes a delivery as dropped.
     *
     * @param content the delivery; null to read it from its file
     * @return the dropped delivery; empty if its file no longer exists
     */
    Optional<Delivery> drop(DeliveryFile file, @CheckForNull Delivery content) {
        Optional<Delivery> dropped = load(file, content).map(Delivery::dropped);
        dropped.ifPresent(this::save);
        return dropped;
    }

    /** @throws UncheckedIOException if the file cannot be read at present; this does not count as an attempt */
    private Optional<Delivery> load(DeliveryFile file, @CheckForNull Delivery content) {
        if (content != null) {
            return Optional.of(content);
        }
        try {
            Optional<Delivery> read = store.read(file);
            if (read.isEmpty()) {
                LOGGER.warning(() -> "Delivery " + file.sequence() + " no longer has a file; it is not sent");
                history.remove(file);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores and reports a new state. Called before the next delivery with the same ordering key is sent, so that a
     * crash does not change their order.
     */
    private void save(Delivery delivery) {
        try {
            if (delivery.isWaiting()) {
                store.update(delivery);
            } else {
                store.finish(delivery);
            }
        } catch (IOException e) {
            // The dispatcher continues from memory.
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> delivery.isWaiting()
                            ? "Failed to save an attempt at " + delivery
                            : "Failed to remove " + delivery + "; it will be repeated after a restart");
        }
        log(delivery);
        report(delivery);
    }

    private static void log(Delivery delivery) {
        switch (delivery.state()) {
            case FAILED ->
                // INFO, because the listener reports failed deliveries.
                LOGGER.info(() ->
                        "Gave up " + delivery + " after " + delivery.attempts().size() + " attempt(s): "
                                + delivery.lastAttempt().map(Attempt::text).orElse(""));
            case DROPPED -> LOGGER.warning(() -> "Dropped " + delivery + ": too many deliveries are waiting");
            default ->
                LOGGER.fine(() -> "Attempt " + delivery.attempts().size() + " at " + delivery + ": "
                        + delivery.lastAttempt().map(Attempt::text).orElse(""));
        }
    }

    /** Adds a delivery to the history, or its new state, and notifies the listener. */
    void report(Delivery delivery) {
        history.put(delivery);
        try {
            listener.changed(delivery);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(Level.WARNING, e, () -> "A listener of deliveries failed: " + listener.getClass());
        }
    }
}
