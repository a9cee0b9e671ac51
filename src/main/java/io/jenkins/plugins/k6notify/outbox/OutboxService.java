package io.jenkins.plugins.k6notify.outbox;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import io.jenkins.plugins.k6notify.engine.delivery.Courier;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Redelivery;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The outbox of this controller, in {@code $JENKINS_HOME/k6-notify}: opened when jobs are loaded, since deliveries look up
 * credentials in jobs, and closed after the builds have come to rest.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class OutboxService {

    private static final Logger LOGGER = Logger.getLogger(OutboxService.class.getName());

    /** A milestone of the shutdown: after it, nothing more is handed over. */
    public static final String EVERYTHING_HANDED_OVER = "k6-notify: everything handed over";

    /** Reading ten thousand files takes some seconds. */
    private static final long OPENING_SECONDS = 30;

    private final CompletableFuture<OpenOutbox> opened = new CompletableFuture<>();

    public static OutboxService get() {
        return ExtensionList.lookupSingleton(OutboxService.class);
    }

    /** Returns at once: a large outbox, or a slow disk, does not hold up the start of Jenkins. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    @Restricted(NoExternalUse.class)
    public static void start() {
        OutboxService service = get();
        Path directory = Jenkins.get().getRootDir().toPath().resolve("k6-notify");
        Thread thread = new Thread(() -> service.open(directory), "k6-notify outbox");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is under way may finish within five seconds; the rest is repeated after the next start. */
    @Terminator(requires = {FlowExecutionList.EXECUTIONS_SUSPENDED, EVERYTHING_HANDED_OVER})
    @Restricted(NoExternalUse.class)
    public static void stop() {
        get().close();
    }

    /**
     * Takes a message over. When this returns it is on disk, which takes as long as forcing a small file; in the first
     * moments of a controller it also waits for the outbox to be read.
     *
     * @param lane as in {@link Courier#hand}
     * @return completes at the end of the delivery, on a thread that must not be held up
     * @throws IOException if the message could not be kept; it will not be sent
     */
    public CompletableFuture<Delivery> hand(Endpoint endpoint, String lane, Message message) throws IOException {
        return outbox().courier().hand(endpoint, lane, message);
    }

    /**
     * Sends a message that came to its end once more, by the rules of {@link Courier#redeliver}. Checks no permission:
     * whoever calls this does, by the build or channel that the message is of.
     *
     * @param message its id
     * @throws IOException if it could not be read or kept; it will not be sent
     */
    public Redelivery redeliver(UUID message) throws IOException {
        return outbox().courier().redeliver(message);
    }

    /**
     * All deliveries, the health of the channels and how full the outbox is. Checks no permission. In the first moments
     * of a controller this waits for the outbox to be read.
     *
     * @throws IOException if there is none, as the outbox could not be opened
     */
    public DeliveryHistory history() throws IOException {
        return outbox().history();
    }

    /** As {@link #history}, without waiting: nothing as long as the outbox is not open, for what is asked all the time. */
    public Optional<DeliveryHistory> historyIfOpen() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? Optional.of(opened.join().history())
                : Optional.empty();
    }

    /** Why there is no outbox and none will be until the next start; nothing if there is one, or it is still being read. */
    public Optional<Reason> failure() {
        if (!opened.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return Optional.of(opened.handle((outbox, failure) -> reason(failure)).join());
    }

    private OpenOutbox outbox() throws IOException {
        try {
            return opened.get(OPENING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new OutboxException(reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new OutboxException(Reason.of(ReasonKind.OUTBOX_BEING_READ), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the outbox was being read");
        }
    }

    private static Reason reason(Throwable failure) {
        return failure instanceof IOException io ? Reason.of(io) : Reason.said(String.valueOf(failure.getMessage()));
    }

    private void open(Path directory) {
        try {
            OpenOutbox outbox = OpenOutbox.open(directory);
            if (opened.complete(outbox)) {
                outbox.history().load();
            } else {
                outbox.courier().close();
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.SEVERE, e, () -> "No notification about k6 can be sent: " + e.getMessage());
            opened.completeExceptionally(e);
        }
    }

    private void close() {
        boolean neverOpened =
                opened.completeExceptionally(new OutboxException(Reason.of(ReasonKind.SHUTTING_DOWN), null));
        if (!neverOpened && !opened.isCompletedExceptionally()) {
            opened.join().courier().close();
        }
    }
}
