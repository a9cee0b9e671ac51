package io.jenkins.plugins.k6notify.engine.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts a {@link Courier} together. Only what is given to the constructor has no default. */
public final class CourierBuilder {

    /** As many threads as a courier makes use of: four, and one for each request that takes long. */
    public static final int THREADS = Gates.AT_ONCE + Gates.MOST_LATE;

    private static final int CAPACITY = 10_000;
    private static final long IDLE_SECONDS = 30;

    final Outbox outbox;
    final Transport transport;
    final List<DeliveryListener> listeners = new ArrayList<>();
    RetrySchedule schedule = RetrySchedule.standard(new Random());
    Clock clock = Clock.systemUTC();
    Alarm alarm = Alarm.system();
    int capacity = CAPACITY;
    private ExecutorService threads;

    /** @param outbox is closed with the courier */
    public CourierBuilder(Outbox outbox, Transport transport) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** The waits between attempts, instead of those of docs/design.md §8. */
    public CourierBuilder schedule(RetrySchedule given) {
        schedule = given;
        return this;
    }

    /** Gives the times that are kept; no wait depends on it, except that for what was due when the last process ended. */
    public CourierBuilder clock(Clock given) {
        clock = given;
        return this;
    }

    /** What wakes the courier for retries, instead of a timer of the JDK. */
    public CourierBuilder alarm(Alarm given) {
        alarm = given;
        return this;
    }

    /** Adds one who is told what becomes of deliveries. */
    public CourierBuilder listener(DeliveryListener given) {
        listeners.add(given);
        return this;
    }

    /** How many deliveries may wait before some are dropped, instead of 10,000. */
    public CourierBuilder capacity(int given) {
        capacity = given;
        return this;
    }

    /** Where attempts run, instead of {@value #THREADS} daemon threads at most; shut down with the courier. */
    public CourierBuilder threads(ExecutorService given) {
        threads = given;
        return this;
    }

    /** Starts the courier, which at once goes on with what is in the outbox. */
    public Courier start() {
        ExecutorService pool = threads == null ? ownThreads() : threads;
        Listeners told = new Listeners(listeners);
        MessagesUnderWay underWay = new MessagesUnderWay();
        Dispatcher dispatcher = new Dispatcher(this, pool, new Ledger(outbox, told, underWay));
        List<Delivery> recovered = outbox.takeRecovered();
        recovered.forEach(delivery -> underWay.begin(delivery.message().id()));
        dispatcher.start(recovered);
        return new Courier(outbox, pool, clock, told, dispatcher, underWay);
    }

    private static ExecutorService ownThreads() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "k6-notify delivery " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // The courier itself sees to their number; one may begin while another is about to end.
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }
}
