package io.jenkins.plugins.k6notify.manage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.k6notify.delivery.OutboxListener;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.delivery.SystemThreads;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Cached health of the channels, for use on every page of an administrator. Reads the log on its own thread, after
 * deliveries have changed or once an hour. Callers wait at most 100 ms; after that they get the previous result. Safe
 * for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class HealthWatch extends OutboxListener {

    private static final Logger LOGGER = Logger.getLogger(HealthWatch.class.getName());

    /**
     * Maximum waiting time of a page. Reading takes some milliseconds, and longer while the log is loaded from disk.
     */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** Maximum age of the result, as old deliveries leave the log without an event. */
    private static final Duration AGE = Duration.ofHours(1);

    private final Supplier<Optional<List<ChannelHealth>>> history;
    private final Executor thread;
    private final Clock clock;
    private final Duration patience;

    private final AtomicBoolean stale = new AtomicBoolean(true);
    private volatile List<ChannelHealth> seen = List.of();
    private volatile Instant looked = Instant.MIN;
    private volatile CompletableFuture<Void> looking = CompletableFuture.completedFuture(null);

    /** Constructor for Jenkins. */
    public HealthWatch() {
        this(
                () -> OutboxService.get().historyIfOpen().map(DeliveryHistory::health),
                SystemThreads.pool(1, "k6-notify health"),
                Clock.systemUTC(),
                PATIENCE);
    }

    /** @param history supplies the health of the channels; empty while it is unknown */
    HealthWatch(Supplier<Optional<List<ChannelHealth>>> history, Executor thread, Clock clock, Duration patience) {
        this.history = history;
        this.thread = thread;
        this.clock = clock;
        this.patience = patience;
    }

    static HealthWatch get() {
        return ExtensionList.lookupSingleton(HealthWatch.class);
    }

    /** Returns the health of all channels, like {@link DeliveryHistory#health}; an empty list while it is unknown. */
    List<ChannelHealth> seen() {
        boolean old = looked.isBefore(clock.instant().minus(AGE));
        if (stale.getAndSet(false) || old) {
            looked = clock.instant();
            looking = CompletableFuture.runAsync(this::look, thread);
        }
        awaitLook();
        return seen;
    }

    private void awaitLook() {
        try {
            looking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOGGER.fine("Still reading the health of channels");
        } catch (ExecutionException e) {
            LOGGER.log(Level.WARNING, e.getCause(), () -> "Failed to read the health of channels");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Optional<List<ChannelHealth>> now = history.get();
        now.ifPresent(health -> seen = health);
        if (now.isEmpty()) {
            stale.set(true);
        }
    }

    @Override
    public void changed(Delivery delivery) {
        stale.set(true);
    }
}
