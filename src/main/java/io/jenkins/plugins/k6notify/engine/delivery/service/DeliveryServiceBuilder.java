package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.AttemptRunner;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryTimer;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.Retention;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds and starts a {@link DeliveryService}. All settings except the arguments of the constructor are optional. */
public final class DeliveryServiceBuilder {

    private static final int CAPACITY = 10_000;
    private static final long MAX_BYTES = 64L << 20;

    private final DeliveryStore store;
    private final Transport transport;
    private final List<DeliveryListener> listeners = new ArrayList<>();
    private RetryPolicy retryPolicy = RetryPolicy.standard(new Random());
    private Retention retention = Retention.STANDARD;
    private Clock clock = Clock.systemUTC();
    private RetryTimer timer = RetryTimer.system();
    private int capacity = CAPACITY;
    private long maxBytes = MAX_BYTES;
    private ExecutorService threads;

    /** @param store the store, which the service closes */
    public DeliveryServiceBuilder(DeliveryStore store, Transport transport) {
        this.store = Objects.requireNonNull(store, "store");
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** Sets the waits between attempts; those of docs/design.md §8 by default. */
    public DeliveryServiceBuilder retryPolicy(RetryPolicy given) {
        retryPolicy = given;
        return this;
    }

    /** Sets the retention of finished deliveries; {@link Retention#STANDARD} by default. */
    public DeliveryServiceBuilder retention(Retention given) {
        retention = given;
        return this;
    }

    /**
     * Sets the clock for stored times. It affects only the waits of deliveries that were pending at the last shutdown.
     */
    public DeliveryServiceBuilder clock(Clock given) {
        clock = given;
        return this;
    }

    /** Sets the timer of retries; {@link RetryTimer#system} by default. */
    public DeliveryServiceBuilder timer(RetryTimer given) {
        timer = given;
        return this;
    }

    /** Adds a listener. */
    public DeliveryServiceBuilder listener(DeliveryListener given) {
        listeners.add(given);
        return this;
    }

    /** Sets the number of waiting deliveries above which some are dropped; 10,000 by default. */
    public DeliveryServiceBuilder capacity(int given) {
        capacity = given;
        return this;
    }

    /**
     * Sets the maximum size of waiting messages in memory, in bytes; 64 MB by default. Others are read when they are
     * due.
     */
    public DeliveryServiceBuilder maxBytes(long given) {
        maxBytes = given;
        return this;
    }

    /**
     * Sets the executor of attempts, which the service shuts down; by default up to {@value Dispatcher#THREADS} daemon
     * threads.
     */
    public DeliveryServiceBuilder threads(ExecutorService given) {
        threads = given;
        return this;
    }

    /**
     * Starts the service, which continues the deliveries in the store.
     *
     * @throws IOException if the store cannot be read
     */
    public DeliveryService start() throws IOException {
        ExecutorService pool = threads == null ? ownThreads() : threads;
        DeliveryHistory history = new DeliveryHistory(store, retention, clock);
        AttemptRunner runner = new AttemptRunner(
                store,
                history,
                !retention.keepsNothing(),
                transport,
                retryPolicy,
                clock,
                DeliveryListener.all(listeners));
        Dispatcher dispatcher = new Dispatcher(pool, timer, runner, capacity, maxBytes);
        store.forEachPending(delivery -> recover(delivery, history, dispatcher));
        dispatcher.start();
        return new DeliveryService(store, history, dispatcher, pool, clock, capacity);
    }

    private void recover(Delivery delivery, DeliveryHistory history, Dispatcher dispatcher) {
        Instant now = clock.instant();
        history.put(delivery);
        dispatcher.recover(delivery, RetryPolicy.waitOf(delivery, now), RetryPolicy.pauseOf(delivery, now));
    }

    private static ExecutorService ownThreads() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "k6-notify delivery " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // The dispatcher limits their number; a thread may start while another one is ending.
        return Executors.newCachedThreadPool(factory);
    }
}
