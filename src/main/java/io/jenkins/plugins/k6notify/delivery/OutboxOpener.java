package io.jenkins.plugins.k6notify.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryTimer;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the outbox on a separate thread. While another process holds it, as when two controllers overlap in a rolling
 * restart, tries again every 30 s. Safe for use by several threads.
 */
final class OutboxOpener {

    /** Time between attempts while another process holds the outbox. */
    static final Duration RETRY = Duration.ofSeconds(30);

    private static final Logger LOGGER = Logger.getLogger(OutboxOpener.class.getName());

    /** Operation that opens the outbox. */
    interface Opening {
        DeliveryService open() throws IOException;
    }

    private final Opening opening;
    private final Executor thread;
    private final RetryTimer timer;
    private final Duration patience;
    private final CompletableFuture<DeliveryService> opened = new CompletableFuture<>();

    /** Completes also after a failure to read the finished deliveries. */
    private final CompletableFuture<DeliveryService> loaded = new CompletableFuture<>();

    /** Set while another process holds the outbox. */
    @CheckForNull
    private volatile OutboxException inUse;

    /** @param patience maximum time that callers wait while the outbox is read */
    OutboxOpener(Opening opening, Executor thread, RetryTimer timer, Duration patience) {
        this.opening = opening;
        this.thread = thread;
        this.timer = timer;
        this.patience = patience;
    }

    void start() {
        thread.execute(this::open);
    }

    private void open() {
        if (opened.isDone()) {
            return;
        }
        try {
            DeliveryService service = opening.open();
            inUse = null;
            if (opened.complete(service)) {
                load(service);
            } else {
                service.close();
            }
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Exception failure) {
        if (failure instanceof OutboxException outbox && outbox.isInUse()) {
            if (inUse == null) {
                LOGGER.log(Level.WARNING, failure, () -> "k6 notifications are not sent while " + failure.getMessage());
            }
            inUse = outbox;
            timer.schedule(RETRY, this::start);
        } else {
            opened.completeExceptionally(failure);
            LOGGER.log(Level.SEVERE, failure, () -> "k6 notifications cannot be sent: " + failure.getMessage());
        }
    }

    private void load(DeliveryService service) {
        try {
            service.history().load(() -> loaded.complete(service));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read or delete finished deliveries");
        }
    }

    /** Returns the service, if the outbox is open. */
    Optional<DeliveryService> ifOpen() {
        return opened.isDone() && !opened.isCompletedExceptionally() ? Optional.of(opened.join()) : Optional.empty();
    }

    /**
     * Waits until the outbox is open and returns the service.
     *
     * @throws IOException if it cannot be opened, another process holds it, or it is still being read
     */
    DeliveryService await() throws IOException {
        OutboxException used = inUse;
        if (used != null && !opened.isDone()) {
            throw new OutboxException(used.reason(), used);
        }
        return await(opened);
    }

    /**
     * Waits until finished deliveries of earlier processes are loaded too, and returns the service; throws like
     * {@link #await}.
     */
    DeliveryService awaitLoaded() throws IOException {
        await();
        return await(loaded);
    }

    private DeliveryService await(CompletableFuture<DeliveryService> service) throws IOException {
        try {
            return service.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new OutboxException(reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new OutboxException(Reason.of(ReasonKind.OUTBOX_BEING_READ), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the outbox was being read");
        }
    }

    /** Returns the reason why the outbox is unavailable; empty if it is open or still being read. */
    Optional<Reason> failure() {
        if (opened.isCompletedExceptionally()) {
            return Optional.of(
                    opened.handle((service, failure) -> reason(failure)).join());
        }
        return opened.isDone() ? Optional.empty() : Optional.ofNullable(inUse).map(OutboxException::reason);
    }

    private static Reason reason(Throwable failure) {
        return failure instanceof IOException io ? Reason.of(io) : Reason.said(String.valueOf(failure.getMessage()));
    }

    /** Closes the outbox, or cancels its opening. */
    void close() {
        opened.completeExceptionally(new OutboxException(Reason.of(ReasonKind.SHUTTING_DOWN), null));
        ifOpen().ifPresent(DeliveryService::close);
    }
}
