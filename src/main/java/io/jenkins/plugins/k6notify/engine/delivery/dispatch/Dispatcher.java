package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the attempts of pending deliveries, in the order that {@link PendingDeliveries} and {@link EndpointQueues}
 * define. Occupies no thread while it waits: a {@link RetryTimer} calls back when a retry is due or the pause of an
 * endpoint ends. The slot of an attempt is freed even if the attempt throws an error. Safe for use by several threads.
 */
public final class Dispatcher {

    /** The maximum number of threads in use. */
    public static final int THREADS = EndpointQueues.MAX_IN_FLIGHT;

    /** The duration from which an attempt makes its endpoint suspect. */
    private static final Duration SLOW = Duration.ofMillis(250);

    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());

    /** The delay after which an attempt is repeated for which there was no thread, or which was interrupted or threw an error. */
    private static final Duration ERROR_DELAY = Duration.ofSeconds(1);

    private final Executor threads;
    private final RetryTimer timer;
    private final AttemptRunner attempts;

    /** Not held during sending, writing and reporting. */
    private final Object lock = new Object();

    private final EndpointQueues queues = new EndpointQueues();
    private final PendingDeliveries pending;
    private boolean running;
    private boolean stopped;
    private long dropped;

    /**
     * Creates a dispatcher that does not run yet.
     *
     * @param capacity the maximum number of pending deliveries; beyond it, deliveries are dropped
     * @param maxBytes the maximum size of the messages in memory, in bytes
     */
    public Dispatcher(Executor threads, RetryTimer timer, AttemptRunner attempts, int capacity, long maxBytes) {
        this.threads = threads;
        this.timer = timer;
        this.attempts = attempts;
        this.pending = new PendingDeliveries(capacity, maxBytes, queues);
    }

    /**
     * Adds a delivery that was waiting when the last process ended. Must be called before {@link #start}.
     *
     * @param wait the wait until its next attempt
     * @param pause the pause of its endpoint
     */
    public void recover(Delivery delivery, Duration wait, Duration pause) {
        String endpoint = delivery.endpoint().key();
        synchronized (lock) {
            delivery.lastAttempt().ifPresent(attempt -> queues.recordAttempt(endpoint, isSlowOrFailed(attempt)));
            PendingDelivery recovered = pending.add(delivery, !wait.isZero());
            if (!wait.isZero()) {
                scheduleRetry(recovered, wait);
            }
            pause(endpoint, pause);
        }
        dropOverflow();
    }

    public void start() {
        update(() -> running = true);
    }

    /**
     * Adds a new delivery that is on disk, and reports it.
     *
     * @return a future that completes when the delivery is finished, and is cancelled if the dispatcher is stopped
     *     before
     */
    public CompletableFuture<Delivery> add(Delivery delivery) {
        attempts.report(delivery);
        PendingDelivery added;
        synchronized (lock) {
            added = pending.add(delivery, false);
            if (stopped) {
                added.result.cancel(false);
            }
        }
        // Before anything is sent: a delivery in flight cannot be dropped.
        dropOverflow();
        update(() -> {});
        return added.result;
    }

    /** Returns the number of unfinished deliveries. */
    public int waiting() {
        synchronized (lock) {
            return pending.size();
        }
    }

    /** Whether a delivery of a message is unfinished. */
    public boolean isPending(UUID message) {
        synchronized (lock) {
            return pending.all().anyMatch(delivery -> delivery.file.message().equals(message));
        }
    }

    /** Returns the number of deliveries that were dropped because too many were waiting. */
    public long dropped() {
        synchronized (lock) {
            return dropped;
        }
    }

    /** Prevents new attempts. */
    public void stop() {
        synchronized (lock) {
            running = false;
            stopped = true;
        }
    }

    /** Cancels the futures of unfinished deliveries. */
    public void cancel() {
        List<PendingDelivery> left;
        synchronized (lock) {
            left = pending.all().toList();
        }
        left.forEach(delivery -> delivery.result.cancel(false));
    }

    /** Changes the state, then starts all attempts that may start. */
    private void update(Runnable change) {
        synchronized (lock) {
            change.run();
            Optional<PendingDelivery> next = running ? queues.next() : Optional.empty();
            while (next.isPresent()) {
                startAttempt(next.get());
                next = queues.next();
            }
        }
    }

    private void startAttempt(PendingDelivery delivery) {
        delivery.inFlight = true;
        try {
            threads.execute(() -> runAttempt(delivery));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOGGER.log(Level.WARNING, "Failed to start a delivery thread", e);
            repeatLater(delivery);
        }
    }

    private void runAttempt(PendingDelivery delivery) {
        Delivery content;
        synchronized (lock) {
            if (stopped) {
                return;
            }
            content = delivery.content;
        }
        try {
            handleResult(delivery, attempts.run(delivery.file, content));
        } catch (InterruptedException e) {
            // The file is unchanged. If the service is closing, the delivery is sent after the next start.
            Thread.currentThread().interrupt();
            update(() -> repeatLater(delivery));
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "Failed to save the result of an attempt; it will be repeated", e);
            update(() -> repeatLater(delivery));
        }
    }

    /** Frees the slot, and repeats the attempt after a delay. */
    private void repeatLater(PendingDelivery delivery) {
        queues.freeSlot(delivery.endpoint);
        pending.delay(delivery);
        scheduleRetry(delivery, ERROR_DELAY);
    }

    /** @param after the delivery after an attempt; empty if its file no longer exists */
    private void handleResult(PendingDelivery delivery, Optional<Delivery> after) {
        Optional<Attempt> attempt = after.flatMap(Delivery::lastAttempt);
        update(() -> {
            queues.freeSlot(delivery.endpoint);
            attempt.ifPresent(last -> queues.recordAttempt(delivery.endpoint, isSlowOrFailed(last)));
            if (after.isPresent() && after.get().isWaiting()) {
                pending.delay(delivery, after.get());
                scheduleRetry(
                        delivery,
                        Duration.between(
                                attempt.orElseThrow().end(), after.get().nextAttempt()));
            } else {
                pending.remove(delivery);
            }
            // After the timer of the retry: if both are due at once, the retry precedes later deliveries.
            attempt.ifPresent(
                    last -> pause(delivery.endpoint, pauseAfter(after.get().endpoint(), last)));
        });
        complete(delivery, after);
    }

    private static Duration pauseAfter(Endpoint endpoint, Attempt attempt) {
        Duration least = endpoint.kind().pause();
        return attempt.retryAfter().filter(pause -> pause.compareTo(least) > 0).orElse(least);
    }

    private static boolean isSlowOrFailed(Attempt attempt) {
        return attempt.millis() >= SLOW.toMillis() || attempt.outcome() == Attempt.Outcome.RETRY;
    }

    private static void complete(PendingDelivery delivery, Optional<Delivery> after) {
        if (after.isEmpty()) {
            delivery.result.cancel(false);
        } else if (!after.get().isWaiting()) {
            delivery.result.complete(after.get());
        }
    }

    private void dropOverflow() {
        Optional<PendingDelivery> overflow;
        do {
            synchronized (lock) {
                overflow = pending.overflow();
                overflow.ifPresent(pending::remove);
                dropped += overflow.isPresent() ? 1 : 0;
            }
            overflow.ifPresent(delivery -> complete(delivery, attempts.drop(delivery.file, delivery.content)));
        } while (overflow.isPresent());
    }

    private void scheduleRetry(PendingDelivery delivery, Duration wait) {
        schedule(wait, () -> update(() -> pending.setDue(delivery)));
    }

    private void pause(String endpoint, Duration pause) {
        if (!pause.isZero()) {
            queues.pause(endpoint, timer.nanoTime() + pause.toNanos());
            schedule(pause, () -> update(() -> queues.resume(endpoint, timer.nanoTime())));
        }
    }

    private void schedule(Duration delay, Runnable task) {
        try {
            timer.schedule(delay, task);
        } catch (RejectedExecutionException e) {
            // The process is ending; the waiting deliveries are on disk.
            LOGGER.log(Level.FINE, "The timer accepts no more tasks", e);
        }
    }
}
