package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
 * Runs attempts at the deliveries that are pending, in the order that {@link PendingDeliveries} and {@link EndpointQueues}
 * define. No thread waits: a {@link RetryTimer} calls back when a retry is due or a pause of an endpoint ends. Whatever an
 * attempt throws, its slot is free afterwards. Safe for use by several threads.
 */
public final class Dispatcher {

    /** Threads that are in use at most. */
    public static final int THREADS = EndpointQueues.MAX_IN_FLIGHT;

    /** An attempt that takes longer makes its endpoint suspect. */
    public static final Duration SLOW = Duration.ofMillis(250);

    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());

    /** Slack takes <a href="https://docs.slack.dev/apis/web-api/rate-limits">one message a second</a> for each webhook. */
    private static final Duration SLACK_PAUSE = Duration.ofSeconds(1);

    /** After which attempts begin again that could not be run, as there was no thread or the attempt threw an error. */
    private static final Duration UNABLE = Duration.ofSeconds(1);

    private final Executor threads;
    private final RetryTimer timer;
    private final AttemptRunner attempts;

    /** Never held while something is sent, written or reported. */
    private final Object lock = new Object();

    private final EndpointQueues queues = new EndpointQueues();
    private final PendingDeliveries pending;
    private boolean running;
    private boolean stopped;
    private long dropped;

    /** @param maxBytes how many bytes of messages are kept in memory */
    public Dispatcher(Executor threads, RetryTimer timer, AttemptRunner attempts, int capacity, long maxBytes) {
        this.threads = threads;
        this.timer = timer;
        this.attempts = attempts;
        this.pending = new PendingDeliveries(capacity, maxBytes, queues);
    }

    /**
     * Adds a delivery that waited when the last process ended; before {@link #start}.
     *
     * @param wait until its next attempt
     * @param pause until anything may be sent to its endpoint
     */
    public void recover(Delivery delivery, Duration wait, Duration pause) {
        boolean held = !wait.isZero();
        synchronized (lock) {
            delivery.lastAttempt()
                    .ifPresent(attempt -> queues.tried(delivery.endpoint().key(), isSlowOrFailed(attempt)));
            PendingDelivery recovered = pending.add(delivery, held);
            if (held) {
                releaseLater(recovered, wait);
            }
        }
        if (!pause.isZero()) {
            pause(delivery.endpoint().key(), pause);
        }
        dropOverflow();
    }

    /** Begins to send. */
    public void start() {
        change(() -> running = true);
    }

    /**
     * Adds a delivery that is on disk.
     *
     * @return completes when the delivery is finished; cancelled if the dispatcher is stopped
     */
    public CompletableFuture<Delivery> add(Delivery delivery) {
        PendingDelivery added;
        synchronized (lock) {
            added = pending.add(delivery, false);
            if (stopped) {
                added.end.cancel(false);
            }
        }
        // Before anything is sent: what is in flight cannot be dropped.
        dropOverflow();
        change(() -> {});
        return added.end;
    }

    /** How many deliveries are not finished. */
    public int waiting() {
        synchronized (lock) {
            return pending.size();
        }
    }

    /** Whether a delivery of a message is not finished. */
    public boolean isPending(UUID message) {
        synchronized (lock) {
            return pending.all().anyMatch(delivery -> delivery.file.message().equals(message));
        }
    }

    /** How many deliveries were dropped, as too many were waiting. */
    public long dropped() {
        synchronized (lock) {
            return dropped;
        }
    }

    /** Sends nothing to an endpoint for a while. */
    private void pause(String endpoint, Duration pause) {
        long until = timer.nanoTime() + pause.toNanos();
        synchronized (lock) {
            queues.pause(endpoint, until);
        }
        resumeLater(endpoint, pause);
    }

    /** Begins no attempt from now on. */
    public void stop() {
        synchronized (lock) {
            running = false;
            stopped = true;
        }
    }

    /** Cancels what {@link #add} returned, of deliveries that are not finished. */
    public void cancel() {
        List<PendingDelivery> left;
        synchronized (lock) {
            left = pending.all().toList();
        }
        left.forEach(delivery -> delivery.end.cancel(false));
    }

    /** Changes what is pending, then begins all attempts that may begin. */
    private void change(Runnable change) {
        synchronized (lock) {
            change.run();
            Optional<PendingDelivery> next = running ? queues.next() : Optional.empty();
            while (next.isPresent()) {
                begin(next.get());
                next = running ? queues.next() : Optional.empty();
            }
        }
    }

    private void begin(PendingDelivery delivery) {
        delivery.inFlight = true;
        Delivery kept = delivery.kept;
        try {
            threads.execute(() -> run(delivery, kept));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOGGER.log(Level.WARNING, "Failed to start a delivery thread", e);
            putBack(delivery);
        }
    }

    private void run(PendingDelivery delivery, @CheckForNull Delivery kept) {
        synchronized (lock) {
            if (stopped) {
                return;
            }
        }
        try {
            settle(delivery, attempts.run(delivery.file, kept));
        } catch (InterruptedException e) {
            // It stays on disk as it is, and is sent after the next start.
            Thread.currentThread().interrupt();
            change(() -> {
                queues.finished(delivery.endpoint);
                pending.putBack(delivery);
            });
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "Failed to save the result of an attempt; it will be repeated", e);
            change(() -> putBack(delivery));
        }
    }

    /** Frees the slot, and tries again after a while. */
    private void putBack(PendingDelivery delivery) {
        queues.finished(delivery.endpoint);
        pending.hold(delivery);
        releaseLater(delivery, UNABLE);
    }

    /** @param after the delivery after an attempt; empty if it no longer exists */
    private void settle(PendingDelivery delivery, Optional<Delivery> after) {
        Optional<Attempt> attempt = after.flatMap(Delivery::lastAttempt);
        Duration pause =
                attempt.map(last -> pauseAfter(after.get().endpoint(), last)).orElse(Duration.ZERO);
        change(() -> {
            queues.finished(delivery.endpoint);
            attempt.ifPresent(last -> queues.tried(delivery.endpoint, isSlowOrFailed(last)));
            if (!pause.isZero()) {
                queues.pause(delivery.endpoint, timer.nanoTime() + pause.toNanos());
            }
            if (after.isPresent() && after.get().isWaiting()) {
                pending.hold(delivery, after.get());
                releaseLater(
                        delivery,
                        Duration.between(
                                attempt.orElseThrow().end(), after.get().nextAttempt()));
            } else {
                pending.remove(delivery);
            }
        });
        if (!pause.isZero()) {
            // After the timer of the retry: where both are due at once, it goes before what was submitted later.
            resumeLater(delivery.endpoint, pause);
        }
        end(delivery, after);
    }

    private static Duration pauseAfter(Endpoint endpoint, Attempt attempt) {
        Duration least = endpoint.kind() == Endpoint.Kind.SLACK ? SLACK_PAUSE : Duration.ZERO;
        return attempt.retryAfter().filter(asked -> asked.compareTo(least) > 0).orElse(least);
    }

    private static boolean isSlowOrFailed(Attempt attempt) {
        return attempt.millis() >= SLOW.toMillis() || attempt.outcome() == Attempt.Outcome.RETRY;
    }

    private static void end(PendingDelivery delivery, Optional<Delivery> after) {
        if (after.isEmpty()) {
            delivery.end.cancel(false);
        } else if (!after.get().isWaiting()) {
            delivery.end.complete(after.get());
        }
    }

    private void dropOverflow() {
        Optional<PendingDelivery> victim;
        do {
            synchronized (lock) {
                victim = pending.overflow();
                victim.ifPresent(pending::remove);
                dropped += victim.isPresent() ? 1 : 0;
            }
            victim.ifPresent(delivery -> end(delivery, attempts.drop(delivery.file, delivery.kept)));
        } while (victim.isPresent());
    }

    private void releaseLater(PendingDelivery delivery, Duration wait) {
        later(wait, () -> change(() -> pending.release(delivery)));
    }

    private void resumeLater(String endpoint, Duration pause) {
        later(pause, () -> change(() -> queues.resume(endpoint, timer.nanoTime())));
    }

    private void later(Duration delay, Runnable task) {
        try {
            timer.schedule(delay, task);
        } catch (RejectedExecutionException e) {
            // The process is ending; what waits is on disk.
            LOGGER.log(Level.FINE, "The timer takes no tasks any more", e);
        }
    }
}
