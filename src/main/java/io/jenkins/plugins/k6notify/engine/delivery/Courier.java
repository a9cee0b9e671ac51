package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes messages over and brings them to their endpoints on threads of its own, by the rules of docs/design.md §8: at
 * least once, in order within a lane, with retries. What is not delivered when the process ends goes on with the next
 * courier of the same outbox. Safe for use by several threads. Made by a {@link CourierBuilder}.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(Courier.class.getName());

    /** How long {@link #close()} waits for what is under way. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How long those who were interrupted may take to notice. */
    private static final Duration LAST_GRACE = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final ExecutorService threads;
    private final Clock clock;
    private final Listeners listeners;
    private final Dispatcher dispatcher;
    private final MessagesUnderWay underWay;

    Courier(
            Outbox outbox,
            ExecutorService threads,
            Clock clock,
            Listeners listeners,
            Dispatcher dispatcher,
            MessagesUnderWay underWay) {
        this.outbox = outbox;
        this.threads = threads;
        this.clock = clock;
        this.listeners = listeners;
        this.dispatcher = dispatcher;
        this.underWay = underWay;
    }

    /**
     * Takes a message over. When this returns it is on disk, and not sent yet. Takes about as long as the disk takes to
     * force a file.
     *
     * @param lane messages of the same lane arrive in the order of these calls; one lane for each channel and run
     * @return completes with the delivery when that is at its end, whichever it is, on a thread that must not be held up.
     *     Cancelled if this courier is closed before; the delivery is then still in the outbox.
     * @throws IOException if the message could not be put on disk, or the courier is closed; it will not be sent
     */
    public CompletableFuture<Delivery> hand(Endpoint endpoint, String lane, Message message) throws IOException {
        underWay.begin(message.id());
        Delivery delivery = orNotUnderWay(
                        message.id(), () -> Optional.of(outbox.add(message, endpoint, lane, clock.instant())))
                .orElseThrow();
        listeners.accepted(delivery);
        return dispatcher.add(delivery);
    }

    /**
     * Sends a message that came to its end once more: the same id, headers and body, to the same endpoint and in the same
     * lane, behind what waits there. It is a delivery of its own, with its own attempts. Of several calls at the same
     * time, one hands it over. When this returns it is on disk, as with {@link #hand}.
     *
     * @param message its id; which of its deliveries is meant makes no difference, as they are all the same
     * @return what came of it; not handed over while a delivery of the message is waiting or under way, or if it is not
     *     kept any more (docs/design.md §8)
     * @throws IOException if it could not be read or put on disk, or the courier is closed; it will not be sent
     */
    public Redelivery redeliver(UUID message) throws IOException {
        if (!underWay.beginAlone(message)) {
            return new Redelivery.UnderWay();
        }
        Optional<Delivery> delivery = orNotUnderWay(message, () -> outbox.addAgain(message, clock.instant()));
        if (delivery.isEmpty()) {
            return new Redelivery.NotKept();
        }
        listeners.accepted(delivery.get());
        return new Redelivery.HandedOver(delivery.get(), dispatcher.add(delivery.get()));
    }

    private interface Adding {
        Optional<Delivery> run() throws IOException;
    }

    /** Without a delivery, the message is not under way any more. */
    private Optional<Delivery> orNotUnderWay(UUID message, Adding adding) throws IOException {
        Optional<Delivery> added = Optional.empty();
        try {
            added = adding.run();
            return added;
        } finally {
            if (added.isEmpty()) {
                underWay.end(message);
            }
        }
    }

    /** Those that are not at their end, as they stand now, those first that were handed over first. */
    List<Delivery> waitingDeliveries() {
        return dispatcher.waitingDeliveries();
    }

    /** How many deliveries are not at their end, how many may be, and how many were dropped. Quick. */
    public OutboxLevel level() {
        return new OutboxLevel(dispatcher.waiting(), dispatcher.capacity(), dispatcher.droppedSoFar());
    }

    /** How many deliveries are not at their end. */
    public int waiting() {
        return dispatcher.waiting();
    }

    /** How many deliveries this courier dropped because too many were waiting. */
    public long droppedSoFar() {
        return dispatcher.droppedSoFar();
    }

    /** Closes with a grace of five seconds. */
    @Override
    public void close() {
        close(GRACE);
    }

    /**
     * Begins nothing new, gives requests under way some time to end, then interrupts them, and lets others open the
     * outbox. Everything whose delivery is not confirmed stays there. May be called more than once.
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
                    LOGGER.warning("A delivery does not end; it will be repeated after the next start");
                }
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        dispatcher.cancelResults();
        try {
            outbox.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot close the outbox " + outbox.directory());
        }
    }
}
