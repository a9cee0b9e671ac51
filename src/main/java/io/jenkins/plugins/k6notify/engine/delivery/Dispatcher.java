package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/**
 * Lets deliveries go when the {@link Backlog} says so, and sees to what follows. All waiting is a call back of the
 * {@link Alarm}: no thread waits, and no time is compared.
 */
final class Dispatcher {

    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());

    /** How long a Slack endpoint rests after an attempt. */
    private static final Duration SLACK_REST = Duration.ofSeconds(1);

    private final Transport transport;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Alarm alarm;
    private final Executor threads;
    private final Ledger ledger;
    private final int capacity;

    /** Guards the next three, and is never held while something is sent, written or told. */
    private final Object lock = new Object();

    private final Backlog backlog;
    private boolean running;
    private boolean stopped;

    private final Map<Long, CompletableFuture<Delivery>> results = new ConcurrentHashMap<>();
    private final AtomicLong dropped = new AtomicLong();

    Dispatcher(CourierBuilder with, Executor threads, Ledger ledger) {
        this.transport = with.transport;
        this.schedule = with.schedule;
        this.clock = with.clock;
        this.alarm = with.alarm;
        this.capacity = with.capacity;
        this.backlog = new Backlog(with.capacity);
        this.threads = threads;
        this.ledger = ledger;
    }

    /** @param recovered what waited in the outbox, in order */
    void start(List<Delivery> recovered) {
        for (Delivery delivery : recovered) {
            Duration wait = schedule.waitOf(delivery, clock.instant());
            synchronized (lock) {
                backlog.add(delivery, !wait.isZero());
            }
            if (!wait.isZero()) {
                alarm.ring(wait, () -> change(() -> backlog.resume(delivery.sequence())));
            }
        }
        dropOverflow();
        change(() -> running = true);
    }

    CompletableFuture<Delivery> add(Delivery delivery) {
        CompletableFuture<Delivery> result = new CompletableFuture<>();
        results.put(delivery.sequence(), result);
        synchronized (lock) {
            backlog.add(delivery, false);
            if (stopped) {
                result.cancel(false);
            }
        }
        // Before anything goes: what is under way cannot be dropped.
        dropOverflow();
        change(() -> {});
        return result;
    }

    int waiting() {
        synchronized (lock) {
            return backlog.size();
        }
    }

    List<Delivery> waitingDeliveries() {
        synchronized (lock) {
            return backlog.deliveries();
        }
    }

    int capacity() {
        return capacity;
    }

    long droppedSoFar() {
        return dropped.get();
    }

    /** Begins nothing new from now on. */
    void stop() {
        synchronized (lock) {
            running = false;
            stopped = true;
        }
    }

    void cancelResults() {
        results.values().forEach(result -> result.cancel(false));
    }

    /** Changes the backlog, then begins all that may go. */
    private void change(Runnable change) {
        synchronized (lock) {
            change.run();
            while (running) {
                Optional<Delivery> next = backlog.next();
                if (next.isEmpty()) {
                    return;
                }
                Delivery delivery = next.get();
                threads.execute(() -> visit(delivery));
                alarm.ring(Attempt.SLOW, () -> change(() -> backlog.late(delivery)));
            }
        }
    }

    private void dropOverflow() {
        Optional<Delivery> victim;
        do {
            synchronized (lock) {
                victim = backlog.overflow();
                victim.ifPresent(backlog::end);
            }
            victim.map(Delivery::dropped).ifPresent(delivery -> {
                dropped.incrementAndGet();
                ledger.ended(delivery);
                complete(delivery);
            });
        } while (victim.isPresent());
    }

    /** Makes one attempt; on a delivery thread. */
    private void visit(Delivery delivery) {
        synchronized (lock) {
            if (stopped) {
                return;
            }
        }
        Attempt attempt;
        try {
            attempt = transport.send(delivery.endpoint(), delivery.message());
        } catch (UnresolvableEndpointException e) {
            attempt = Attempt.unanswered(clock.instant(), 0, e.reason(), Outcome.FAILED);
        } catch (InterruptedException e) {
            // The courier is closed: whether the receiver has it is not known, so it stays on disk as it is.
            Thread.currentThread().interrupt();
            change(() -> backlog.putBack(delivery));
            return;
        } catch (RuntimeException | LinkageError e) {
            attempt = broken(e);
        }
        settle(delivery, attempt);
    }

    /** Neither log nor attempt show the message of the exception: it may quote a URL. */
    private Attempt broken(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        Reason reason = Reason.of(ReasonKind.BROKEN, where);
        LOGGER.warning(reason::words);
        return Attempt.unanswered(clock.instant(), 0, reason, Outcome.RETRY);
    }

    private void settle(Delivery tried, Attempt attempt) {
        String endpoint = tried.endpoint().key();
        if (tried.endpoint().kind() == Endpoint.Kind.SLACK) {
            synchronized (lock) {
                backlog.pause(endpoint);
            }
            alarm.ring(SLACK_REST, () -> change(() -> backlog.unpause(endpoint)));
        }
        Optional<Duration> wait = schedule.waitAfter(tried.attempts().size() + 1, attempt);
        Delivery delivery = tried.after(attempt, wait);
        ledger.attempted(delivery, attempt);
        if (delivery.state() != State.WAITING) {
            // Out of the outbox before the next of its lane goes: a crash between must not turn their order.
            ledger.ended(delivery);
            change(() -> backlog.end(delivery));
            complete(delivery);
            return;
        }
        Optional<Duration> pause = attempt.retryAfter();
        change(() -> {
            backlog.hold(delivery);
            if (pause.isPresent()) {
                backlog.pause(endpoint);
            }
        });
        // In this order: where both are due at once, it goes before those that came later.
        alarm.ring(wait.orElseThrow(), () -> change(() -> backlog.resume(delivery.sequence())));
        pause.ifPresent(asked -> alarm.ring(asked, () -> change(() -> backlog.unpause(endpoint))));
    }

    private void complete(Delivery delivery) {
        CompletableFuture<Delivery> result = results.remove(delivery.sequence());
        if (result != null) {
            result.complete(delivery);
        }
    }
}
