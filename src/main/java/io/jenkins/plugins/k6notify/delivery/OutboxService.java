package io.jenkins.plugins.k6notify.delivery;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryTimer;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The outbox of this controller, in {@code $JENKINS_HOME/k6-notify}. It opens when jobs are loaded, since deliveries
 * look up credentials in jobs, and closes after builds are suspended at shutdown.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class OutboxService {

    /** Milestone of the shutdown after which nothing is submitted. */
    public static final String EVERYTHING_HANDED_OVER = "k6-notify: everything handed over";

    /** Reading 10,000 files takes some seconds. */
    private static final Duration OPENING = Duration.ofSeconds(30);

    private final OutboxOpener outbox = new OutboxOpener(
            OutboxService::open, SystemThreads.pool(1, "k6-notify outbox"), RetryTimer.of(Timer.get()), OPENING);

    public static OutboxService get() {
        return ExtensionList.lookupSingleton(OutboxService.class);
    }

    /**
     * Starts to open the outbox and returns immediately: a large outbox or a slow disk does not delay the start of
     * Jenkins.
     */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    @Restricted(NoExternalUse.class)
    public static void start() {
        get().outbox.start();
    }

    private static DeliveryService open() throws IOException {
        Clock clock = Clock.systemUTC();
        DeliveryStore store =
                DeliveryStore.open(Jenkins.get().getRootDir().toPath().resolve("k6-notify"));
        try {
            return new DeliveryServiceBuilder(store, new ConfiguredTransport())
                    .clock(clock)
                    .threads(SystemThreads.pool(Dispatcher.THREADS, "k6-notify delivery"))
                    .listener(OutboxListener.all())
                    .start();
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Closes the outbox. Running attempts get five seconds to finish; the rest is repeated after the next start. */
    @Terminator(requires = {FlowExecutionList.EXECUTIONS_SUSPENDED, EVERYTHING_HANDED_OVER})
    @Restricted(NoExternalUse.class)
    public static void stop() {
        get().outbox.close();
    }

    /**
     * Submits a message and returns once it is on disk, after the time needed to force a small file. Shortly after the
     * start of the controller it also waits until the outbox is read.
     *
     * @param orderingKey as in {@link DeliveryService#submit}
     * @return completes when the delivery is finished, on a thread that must not block
     * @throws IOException if the message could not be stored; it will not be sent
     */
    public CompletableFuture<Delivery> submit(Endpoint endpoint, String orderingKey, Message message)
            throws IOException {
        return outbox.await().submit(endpoint, orderingKey, message);
    }

    /**
     * Redelivers a finished message, by the rules of {@link DeliveryService#redeliver}. Permission checks are the
     * responsibility of the caller, which knows the build or channel of the message.
     *
     * @param message id of the message
     * @throws IOException if the message could not be read or stored; it will not be sent
     */
    public Redelivery redeliver(UUID message) throws IOException {
        return outbox.awaitLoaded().redeliver(message);
    }

    /**
     * Returns all deliveries and the health of the channels, without a permission check. Shortly after the start of the
     * controller this waits until the outbox is read.
     *
     * @throws IOException if the outbox could not be opened
     */
    public DeliveryHistory history() throws IOException {
        return outbox.awaitLoaded().history();
    }

    /** Returns the same as {@link #history} without waiting; empty until the outbox is open. */
    public Optional<DeliveryHistory> historyIfOpen() {
        return outbox.ifOpen().map(DeliveryService::history);
    }

    /** Returns the fill level of the outbox; empty until it is open. */
    public Optional<OutboxLevel> level() {
        return outbox.ifOpen().map(DeliveryService::level);
    }

    /** Returns the reason why the outbox is unavailable; empty if it is open or still being read. */
    public Optional<Reason> failure() {
        return outbox.failure();
    }
}
