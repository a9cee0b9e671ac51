package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers messages on threads of its own, by the rules of docs/design.md §8: at least once, in order within an ordering key,
 * with retries. What is pending when the process ends is delivered by the next service with the same store. Safe for use by
 * several threads. Made by a {@link DeliveryServiceBuilder}.
 */
public final class DeliveryService implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(DeliveryService.class.getName());

    /** How long {@link #close()} waits for requests in flight. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How long interrupted requests may take to end. */
    private static final Duration LAST_GRACE = Duration.ofSeconds(1);

    private final DeliveryStore store;
    private final DeliveryHistory history;
    private final Dispatcher dispatcher;
    private final ExecutorService threads;
    private final Clock clock;
    private final DeliveryListener listeners;
    private final int capacity;

    /** So that of several redeliveries of a message at the same time one is submitted. */
    private final Object redelivering = new Object();

    DeliveryService(
            DeliveryStore store,
            DeliveryHistory history,
            Dispatcher dispatcher,
            ExecutorService threads,
            Clock clock,
            DeliveryListener listeners,
            int capacity) {
        this.store = store;
        this.history = history;
        this.dispatcher = dispatcher;
        this.threads = threads;
        this.clock = clock;
        this.listeners = listeners;
        this.capacity = capacity;
    }

    /**
     * Submits a message. When this returns, the message is on disk and not sent yet. Takes about as long as the disk takes to
     * force a file. An interrupt of the calling thread does not lose it.
     *
     * @param orderingKey messages with the same key arrive in the order of these calls; one key for each channel and run
     * @return completes with the delivery when it is finished, in whichever state, on a thread that must not be held up.
     *     Cancelled if the service is closed before; the delivery is then still pending.
     * @throws IOException if the message could not be put on disk, or the service is closed; it will not be sent
     */
    public CompletableFuture<Delivery> submit(Endpoint endpoint, String orderingKey, Message message)
            throws IOException {
        return begin(store.add(message, endpoint, orderingKey, clock.instant()));
    }

    private CompletableFuture<Delivery> begin(Delivery delivery) {
        history.put(delivery);
        listeners.changed(delivery);
        return dispatcher.add(delivery);
    }

    /**
     * Sends a finished message once more: the same id, headers and body, to the same endpoint and with the same ordering key,
     * behind what waits there. Of several calls at the same time, one submits it. When this returns, it is on disk.
     *
     * @param message its id; all of its deliveries are the same
     * @throws IOException if it could not be read or put on disk, or the service is closed; it will not be sent
     */
    public Redelivery redeliver(UUID message) throws IOException {
        synchronized (redelivering) {
            Optional<DeliverySummary> newest = history.newest(message);
            // Until the listeners know of its end, a delivery is pending.
            if (newest.filter(DeliverySummary::isWaiting).isPresent() || dispatcher.isPending(message)) {
                return new Redelivery.AlreadyWaiting();
            }
            Optional<Delivery> finished = newest.flatMap(history::read);
            if (finished.isEmpty()) {
                return new Redelivery.NotKept();
            }
            Delivery delivery = store.addAgain(finished.get(), clock.instant());
            return new Redelivery.Submitted(delivery, begin(delivery));
        }
    }

    /** What is known of all deliveries. Finished ones of earlier processes are in it after {@link DeliveryHistory#load}. */
    public DeliveryHistory history() {
        return history;
    }

    /** How many deliveries are not finished, how many may be, and how many were dropped. Takes no time. */
    public OutboxLevel level() {
        return new OutboxLevel(waiting(), capacity, droppedSoFar());
    }

    /** How many deliveries are not finished. */
    public int waiting() {
        return dispatcher.waiting();
    }

    /** How many deliveries were dropped since the service started, as too many were waiting. */
    public long droppedSoFar() {
        return dispatcher.dropped();
    }

    /** Closes with a grace of five seconds. */
    @Override
    public void close() {
        close(GRACE);
    }

    /**
     * Begins no attempt any more, gives requests in flight some time to end, then interrupts them, and lets others open the
     * store. What is not finished stays there. May be called more than once.
     *
     * @param grace how long this may wait; about a second is added if a request has to be interrupted
     */
    public void close(Duration grace) {
        dispatcher.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
                if (!threads.awaitTermination(LAST_GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
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
