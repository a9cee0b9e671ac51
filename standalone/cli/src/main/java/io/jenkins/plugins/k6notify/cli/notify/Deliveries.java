package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.Courier;
import io.jenkins.plugins.k6notify.engine.delivery.CourierBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.Outbox;
import io.jenkins.plugins.k6notify.engine.delivery.OutboxInUseException;
import io.jenkins.plugins.k6notify.engine.delivery.RetrySchedule;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends events to channels, and waits for them when the command is over. */
public final class Deliveries implements EventSink, AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final List<Channel> channels;
    private final DeliveryReport report;
    private final Courier courier;
    private final String process = UUID.randomUUID().toString();
    private final List<CompletableFuture<Delivery>> handed = new ArrayList<>();
    private boolean lost;

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
        HttpClient client = HttpSender.client(HttpClient.newBuilder());
        Courier courier = new CourierBuilder(open(folder), endpoints, new HttpSender(() -> client, clock))
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
                handed.add(
                        courier.hand(channel.endpoint(), lane, channel.format().message(UUID.randomUUID(), event)));
            } catch (IOException e) {
                lost = true;
                report.say(
                        channel.name() + ": " + event.type().id() + " cannot be kept for sending: " + e.getMessage());
            }
        }
    }

    /**
     * Waits until everything is delivered or given up, showing how it stands.
     *
     * @param limit when to stop waiting; what is not delivered by then stays in the outbox
     * @return whether everything was delivered
     */
    public boolean awaitAll(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean all = !lost;
        for (CompletableFuture<Delivery> delivery : handed()) {
            all &= await(delivery, deadline);
        }
        report.clearProgress();
        return all;
    }

    private synchronized List<CompletableFuture<Delivery>> handed() {
        return List.copyOf(handed);
    }

    private boolean await(CompletableFuture<Delivery> delivery, long deadline) throws InterruptedException {
        while (true) {
            long left = Math.min(deadline - System.nanoTime(), LOOK_AGAIN.toNanos());
            try {
                return delivery.get(Math.max(left, 0), TimeUnit.NANOSECONDS).state() == Delivery.State.DELIVERED;
            } catch (TimeoutException e) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                report.progress(courier.waiting());
            } catch (CancellationException | ExecutionException e) {
                return false;
            }
        }
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
