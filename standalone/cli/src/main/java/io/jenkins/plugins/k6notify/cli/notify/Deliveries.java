package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.Courier;
import io.jenkins.plugins.k6notify.engine.delivery.CourierBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.Outbox;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxInUseException;
import io.jenkins.plugins.k6notify.engine.delivery.RetrySchedule;
import io.jenkins.plugins.k6notify.engine.delivery.http.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Sends events to channels, and waits for them when the command is over. */
public final class Deliveries implements EventSink, AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final List<Channel> channels;
    private final DeliveryReport report;
    private final Courier courier;
    private final String process = UUID.randomUUID().toString();
    private volatile boolean lost;

    private Deliveries(List<Channel> channels, DeliveryReport report, Courier courier) {
        this.channels = channels;
        this.report = report;
        this.courier = courier;
    }

    /**
     * Goes on at once with what an earlier command left in the outbox.
     *
     * @throws UsageException if the outbox cannot be used
     */
    public static Deliveries start(
            OutboxFolder folder,
            List<Channel> channels,
            EndpointResolver endpoints,
            RetrySchedule schedule,
            DeliveryReport report,
            Clock clock) {
        SendingClient client = SendingClient.of(HttpClient.newBuilder());
        Courier courier = new CourierBuilder(open(folder), new HttpSender(endpoints, () -> client, clock))
                .schedule(schedule)
                .clock(clock)
                .listener(report)
                .start();
        return new Deliveries(channels, report, courier);
    }

    private static Outbox open(OutboxFolder folder) {
        try {
            return Outbox.open(folder.path());
        } catch (OutboxInUseException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("cannot use the outbox " + folder.path() + ": " + e.getMessage());
        }
    }

    /** On disk when this returns. */
    @Override
    public synchronized void accept(NotificationEvent event) {
        int ordinal = event instanceof RunEvent run ? run.run().ordinal() : 0;
        for (Channel channel : channels) {
            String lane = process + ' ' + channel.name() + ' ' + ordinal;
            try {
                courier.hand(channel.endpoint(), lane, channel.format().message(UUID.randomUUID(), event));
            } catch (IOException e) {
                lost = true;
                report.say(
                        channel.name() + ": " + event.type().id() + " cannot be kept for sending: " + e.getMessage());
            }
        }
    }

    /**
     * Waits until everything is delivered or given up, with what an earlier command left, showing how it stands.
     *
     * @param limit when to stop waiting; what is not delivered by then stays in the outbox
     * @return whether everything was delivered
     */
    public boolean awaitAll(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (courier.waiting() > 0 && System.nanoTime() - deadline < 0) {
            report.progress(courier.waiting());
            report.awaitChange(LOOK_AGAIN);
        }
        report.clearProgress();
        return !lost && courier.waiting() == 0 && !report.hasFailures();
    }

    /** How many deliveries are neither delivered nor given up. */
    public int waiting() {
        return courier.waiting();
    }

    @Override
    public void close() {
        courier.close();
    }
}
