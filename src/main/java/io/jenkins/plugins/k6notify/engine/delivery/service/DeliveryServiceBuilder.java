package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryTimer;
import io.jenkins.plugins.k6notify.engine.delivery.history.Retention;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds and starts a {@link DeliveryService}. All settings except the arguments of the constructor are optional. */
public final class DeliveryServiceBuilder {

    final DeliveryStore store;
    final Transport transport;
    DeliveryListener listener = delivery -> {};
    RetryPolicy retryPolicy = RetryPolicy.standard(new Random());
    Retention retention = Retention.STANDARD;
    Clock clock = Clock.systemUTC();
    RetryTimer timer = RetryTimer.system();
    int capacity = 10_000;
    long maxBytes = 64L << 20;
    ExecutorService threads = ownThreads();

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

    /** Sets the listener; none by default. */
    public DeliveryServiceBuilder listener(DeliveryListener given) {
        listener = given;
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
        return new DeliveryService(this);
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
