package io.jenkins.plugins.k6notify.delivery;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import io.jenkins.plugins.k6notify.connection.ProxiedHttpClient;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryTimer;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
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
 * The outbox of this controller, in {@code $JENKINS_HOME/k6-notify}: opened when jobs are loaded, since deliveries look up
 * credentials in jobs, and closed after the builds have come to rest.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class OutboxService {

    /** A milestone of the shutdown: after it, nothing more is submitted. */
    public static final String EVERYTHING_HANDED_OVER = "k6-notify: everything handed over";

    /** Reading ten thousand files takes some seconds. */
    private static final Duration OPENING = Duration.ofSeconds(30);

    private final OutboxOpener outbox = new OutboxOpener(
            OutboxService::open, SystemThreads.pool(1, "k6-notify outbox"), RetryTimer.of(Timer.get()), OPENING);

    public static OutboxService get() {
        return ExtensionList.lookupSingleton(OutboxService.class);
    }

    /** Returns at once: a large outbox, or a slow disk, does not hold up the start of Jenkins. */
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
            return new DeliveryServiceBuilder(
                            store, new HttpSender(new ConfiguredEndpoints(), ProxiedHttpClient.shared(), clock))
                    .clock(clock)
                    .threads(SystemThreads.pool(Dispatcher.THREADS, "k6-notify delivery"))
                    .listener(OutboxListener.all())
                    .start();
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** What is under way may finish within five seconds; the rest is repeated after the next start. */
    @Terminator(requires = {FlowExecutionList.EXECUTIONS_SUSPENDED, EVERYTHING_HANDED_OVER})
    @Restricted(NoExternalUse.class)
    public static void stop() {
        get().outbox.close();
    }

    /**
     * Submits a message. When this returns it is on disk, which takes as long as forcing a small file; in the first
     * moments of a controller it also waits for the outbox to be read.
     *
     * @param orderingKey as in {@link DeliveryService#submit}
     * @return completes when the delivery is finished, on a thread that must not be held up
     * @throws IOException if the message could not be kept; it will not be sent
     */
    public CompletableFuture<Delivery> submit(Endpoint endpoint, String orderingKey, Message message)
            throws IOException {
        return outbox.await().submit(endpoint, orderingKey, message);
    }

    /**
     * Sends a finished message once more, by the rules of {@link DeliveryService#redeliver}. Checks no permission: the
     * caller does, by the build or channel that the message is of.
     *
     * @param message its id
     * @throws IOException if it could not be read or kept; it will not be sent
     */
    public Redelivery redeliver(UUID message) throws IOException {
        return outbox.awaitLoaded().redeliver(message);
    }

    /**
     * All deliveries, and the health of the channels. Checks no permission. In the first moments of a controller this waits
     * for the outbox to be read.
     *
     * @throws IOException if there is none, as the outbox could not be opened
     */
    public DeliveryHistory history() throws IOException {
        return outbox.awaitLoaded().history();
    }

    /** As {@link #history}, without waiting: nothing as long as the outbox is not open. */
    public Optional<DeliveryHistory> historyIfOpen() {
        return outbox.ifOpen().map(DeliveryService::history);
    }

    /** How full the outbox is; nothing as long as it is not open. */
    public Optional<OutboxLevel> level() {
        return outbox.ifOpen().map(DeliveryService::level);
    }

    /** Why there is no outbox; nothing if there is one, or it is still being read. */
    public Optional<Reason> failure() {
        return outbox.failure();
    }
}
