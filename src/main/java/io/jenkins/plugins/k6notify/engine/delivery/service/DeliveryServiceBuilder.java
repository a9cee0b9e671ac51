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
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a {@link DeliveryService}. Only the arguments of the constructor have no default. */
public final class DeliveryServiceBuilder {

    private static final int CAPACITY = 10_000;
    private static final long MAX_BYTES = 64L << 20;
    private static final long IDLE_SECONDS = 30;

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

    /** @param store closed with the service */
    public DeliveryServiceBuilder(DeliveryStore store, Transport transport) {
        this.store = Objects.requireNonNull(store, "store");
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** The waits between attempts, instead of those of docs/design.md §8. */
    public DeliveryServiceBuilder retryPolicy(RetryPolicy given) {
        retryPolicy = given;
        return this;
    }

    /** Which finished deliveries are kept, instead of {@link Retention#STANDARD}. */
    public DeliveryServiceBuilder retention(Retention given) {
        retention = given;
        return this;
    }

    /** The source of the times that are kept. Waits depend on it only for what was pending when the last process ended. */
    public DeliveryServiceBuilder clock(Clock given) {
        clock = given;
        return this;
    }

    /** The timer of retries, instead of one of the JDK. */
    public DeliveryServiceBuilder timer(RetryTimer given) {
        timer = given;
        return this;
    }

    public DeliveryServiceBuilder listener(DeliveryListener given) {
        listeners.add(given);
        return this;
    }

    /** How many deliveries may wait before some are dropped, instead of 10,000. */
    public DeliveryServiceBuilder capacity(int given) {
        capacity = given;
        return this;
    }

    /** How many bytes of waiting messages are kept in memory, instead of 64 MB; others are read when they are due. */
    public DeliveryServiceBuilder maxBytes(long given) {
        maxBytes = given;
        return this;
    }

    /** Where attempts run, instead of {@value Dispatcher#THREADS} daemon threads at most; shut down with the service. */
    public DeliveryServiceBuilder threads(ExecutorService given) {
        threads = given;
        return this;
    }

    /**
     * Starts the service, which goes on with what is in the store.
     *
     * @throws IOException if the store cannot be read
     */
    public DeliveryService start() throws IOException {
        ExecutorService pool = threads == null ? ownThreads() : threads;
        DeliveryListener told = DeliveryListener.all(listeners);
        DeliveryHistory history = new DeliveryHistory(store, retention, clock);
        AttemptRunner runner =
                new AttemptRunner(store, history, !retention.keepsNothing(), transport, retryPolicy, clock, told);
        Dispatcher dispatcher = new Dispatcher(pool, timer, runner, capacity, maxBytes);
        store.forEachPending(delivery -> recover(delivery, history, dispatcher));
        dispatcher.start();
        return new DeliveryService(store, history, dispatcher, pool, clock, told, capacity);
    }

    private void recover(Delivery delivery, DeliveryHistory history, Dispatcher dispatcher) {
        Instant now = clock.instant();
        history.put(delivery);
        dispatcher.recover(delivery, retryPolicy.waitOf(delivery, now), retryPolicy.pauseOf(delivery, now));
    }

    private static ExecutorService ownThreads() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "k6-notify delivery " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // The dispatcher limits their number; one may begin while another is about to end.
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }
}
