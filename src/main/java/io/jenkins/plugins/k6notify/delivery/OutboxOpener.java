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
 * Opens the outbox off the caller's thread. While another process has it, as when two controllers overlap in a rolling restart,
 * tries again every 30 s. Safe for use by several threads.
 */
final class OutboxOpener {

    /** How long after another process was found to have the outbox the next attempt is made. */
    static final Duration RETRY = Duration.ofSeconds(30);

    private static final Logger LOGGER = Logger.getLogger(OutboxOpener.class.getName());

    /** Opens the outbox. */
    interface Opening {
        DeliveryService open() throws IOException;
    }

    private final Opening opening;
    private final Executor thread;
    private final RetryTimer timer;
    private final Duration patience;
    private final CompletableFuture<DeliveryService> opened = new CompletableFuture<>();

    /** Also when the finished deliveries could not be read. */
    private final CompletableFuture<DeliveryService> loaded = new CompletableFuture<>();

    /** Set while another process has the outbox. */
    @CheckForNull
    private volatile OutboxException inUse;

    /** @param patience how long callers wait for an outbox that is being read */
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

    /** The service, if the outbox is open. */
    Optional<DeliveryService> ifOpen() {
        return opened.isDone() && !opened.isCompletedExceptionally() ? Optional.of(opened.join()) : Optional.empty();
    }

    /**
     * The service, once the outbox is open.
     *
     * @throws IOException if it cannot be opened, another process has it, or it is still being read
     */
    DeliveryService await() throws IOException {
        OutboxException used = inUse;
        if (used != null && !opened.isDone()) {
            throw new OutboxException(used.reason(), used);
        }
        return await(opened);
    }

    /** The service, once the finished deliveries of earlier processes are known, too; throws as {@link #await}. */
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

    /** Why there is no outbox; nothing if it is open, or still being read. */
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

    /** Closes the outbox, or keeps it from being opened. */
    void close() {
        opened.completeExceptionally(new OutboxException(Reason.of(ReasonKind.SHUTTING_DOWN), null));
        ifOpen().ifPresent(DeliveryService::close);
    }
}
