package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.AttemptRunner;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The delivery service: sends messages on its own threads according to docs/design.md §8, that is, at least once, with
 * retries, and in order within an ordering key. Deliveries that are unfinished when the process ends are continued by
 * the next service with the same store. Safe for use by several threads. Created by a {@link DeliveryServiceBuilder}.
 */
public final class DeliveryService implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(DeliveryService.class.getName());

    /** The time that {@link #close()} waits for requests in flight. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** The time that {@link #close()} waits for interrupted requests. */
    private static final Duration INTERRUPT_TIMEOUT = Duration.ofSeconds(1);

    private final DeliveryStore store;
    private final DeliveryHistory history;
    private final Dispatcher dispatcher;
    private final ExecutorService threads;
    private final Clock clock;
    private final int capacity;

    /** Held during {@link #redeliver}, so that concurrent redeliveries of a message submit it once. */
    private final Object redeliveryLock = new Object();

    DeliveryService(DeliveryServiceBuilder settings) throws IOException {
        store = settings.store;
        clock = settings.clock;
        capacity = settings.capacity;
        threads = settings.threads;
        history = new DeliveryHistory(store, settings.retention, clock);
        AttemptRunner attempts =
                new AttemptRunner(store, history, settings.transport, settings.retryPolicy, clock, settings.listener);
        dispatcher = new Dispatcher(threads, settings.timer, attempts, capacity, settings.maxBytes);
        store.forEachPending(this::recover);
        dispatcher.start();
    }

    private void recover(Delivery delivery) {
        Instant now = clock.instant();
        history.put(delivery);
        dispatcher.recover(delivery, RetryPolicy.waitOf(delivery, now), RetryPolicy.pauseOf(delivery, now));
    }

    /**
     * Submits a message. After this method returns, the message is on disk; it is sent later. Takes about as long as
     * the disk takes to force a file. An interrupt of the calling thread does not affect the submission.
     *
     * @param orderingKey the ordering key: messages with the same key are sent in the order of submission; one key for
     *     each channel and run
     * @return a future that completes with the delivery when it is finished, in any final state, on a thread that
     *     dependent stages must not block. It is cancelled if the service is closed before; the delivery then remains
     *     pending
     * @throws IOException if the message could not be stored, or if the service is closed; the message will not be sent
     */
    public CompletableFuture<Delivery> submit(Endpoint endpoint, String orderingKey, Message message)
            throws IOException {
        return dispatcher.add(store.add(message, endpoint, orderingKey, clock.instant()));
    }

    /**
     * Submits the message of a finished delivery again: with the same id, headers, body, endpoint and ordering key,
     * after the deliveries that are waiting. Concurrent calls for a message submit it once. After this method returns,
     * the new delivery is on disk.
     *
     * @param message the id of the message
     * @throws IOException if the message could not be read or stored, or if the service is closed; the message will not
     *     be sent
     */
    public Redelivery redeliver(UUID message) throws IOException {
        synchronized (redeliveryLock) {
            Optional<DeliverySummary> newest = history.newest(message);
            // A delivery remains pending until the listeners were notified of its end.
            if (newest.filter(DeliverySummary::isWaiting).isPresent() || dispatcher.isPending(message)) {
                return new Redelivery.AlreadyWaiting();
            }
            Optional<Delivery> finished = newest.flatMap(history::read);
            if (finished.isEmpty()) {
                return new Redelivery.NotKept();
            }
            Delivery delivery = store.addAgain(finished.get(), clock.instant());
            return new Redelivery.Submitted(delivery, dispatcher.add(delivery));
        }
    }

    /**
     * Returns the history, which contains finished deliveries of earlier processes after {@link DeliveryHistory#load}.
     */
    public DeliveryHistory history() {
        return history;
    }

    /** Returns the fill level of the outbox. Does not access the disk. */
    public OutboxLevel level() {
        return new OutboxLevel(waiting(), capacity, dispatcher.dropped());
    }

    /** Returns the number of unfinished deliveries. */
    public int waiting() {
        return dispatcher.waiting();
    }

    /** Closes the service with a timeout of five seconds. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Closes the service: starts no more attempts, waits for the requests in flight, interrupts those that exceed the
     * timeout, and closes the store, where unfinished deliveries remain. Can be called more than once.
     *
     * @param timeout the maximum wait; one second is added if a request is interrupted
     */
    public void close(Duration timeout) {
        dispatcher.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
                if (!threads.awaitTermination(INTERRUPT_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
                    LOGGER.warning("A delivery is still running at shutdown; it will be retried after restart");
                }
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        dispatcher.cancel();
        try {
            store.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to close the outbox " + store.directory());
        }
    }
}
