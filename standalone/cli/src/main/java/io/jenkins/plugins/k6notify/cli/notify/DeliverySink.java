package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxException;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.history.Retention;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Sink that submits events to channels, and waits for their deliveries at the end of a command. */
public final class DeliverySink implements EventSink, AutoCloseable {

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    private final List<CommandLineChannel> channels;
    private final DeliveryReport report;
    /** Keeps what later messages about the same run need, in an outbox that the user chose. */
    private static final Retention RETENTION = new Retention(100, 1000, Duration.ofDays(1));

    private final DeliveryService service;
    private final String process = UUID.randomUUID().toString();
    private volatile boolean lost;

    private DeliverySink(List<CommandLineChannel> channels, DeliveryReport report, DeliveryService service) {
        this.channels = channels;
        this.report = report;
        this.service = service;
    }

    /**
     * Opens the outbox and resumes deliveries of earlier commands immediately.
     *
     * @throws UsageException if the outbox cannot be used
     */
    public static DeliverySink start(
            OutboxFolder folder,
            List<CommandLineChannel> channels,
            Transport transport,
            RetryPolicy schedule,
            DeliveryReport report,
            Clock clock) {
        try {
            DeliveryService service = new DeliveryServiceBuilder(DeliveryStore.open(folder.path()), transport)
                    .retryPolicy(schedule)
                    .retention(RETENTION)
                    .clock(clock)
                    .listener(report)
                    .start();
            service.history().load(() -> {});
            return new DeliverySink(channels, report, service);
        } catch (OutboxException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("cannot use the outbox " + folder.path() + ": " + e.getMessage());
        }
    }

    /** Submits the event, which is on disk when this returns. */
    @Override
    public synchronized void accept(NotificationEvent event) {
        int ordinal = event instanceof RunEvent run ? run.run().ordinal() : 0;
        for (CommandLineChannel channel : channels) {
            submit(channel, event, process + ' ' + channel.name() + ' ' + ordinal);
        }
    }

    private void submit(CommandLineChannel channel, NotificationEvent event, String key) {
        Message message;
        try {
            message = channel.format().message(id(key, event.type()), event);
        } catch (IllegalStateException e) {
            // A template that has no result for this event.
            lose(channel, event, "cannot be sent: " + e.getMessage());
            return;
        }
        try {
            service.submit(
                    channel.endpoint(),
                    key,
                    event.type() == EventType.FINISHED ? message.following(id(key, EventType.STARTED)) : message);
        } catch (IOException e) {
            lose(channel, event, "cannot be kept for sending: " + e.getMessage());
        }
    }

    private void lose(CommandLineChannel channel, NotificationEvent event, String why) {
        lost = true;
        report.print(channel.name() + ": " + event.type().id() + ' ' + why);
    }

    private static UUID id(String key, EventType type) {
        return UUID.nameUUIDFromBytes((key + ' ' + type.id()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Waits until all deliveries, including those of earlier commands, have succeeded or failed, and shows the
     * progress.
     *
     * @param limit timeout; unfinished deliveries stay in the outbox
     * @return whether everything was delivered
     */
    public boolean awaitAll(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (service.waiting() > 0 && System.nanoTime() - deadline < 0) {
            report.progress(service.waiting());
            report.awaitChange(CHECK_INTERVAL);
        }
        report.clearProgress();
        return !lost && service.waiting() == 0 && !report.hasFailures();
    }

    /** The number of unfinished deliveries. */
    public int waiting() {
        return service.waiting();
    }

    @Override
    public void close() {
        service.close();
    }
}
