package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** A courier with archive, log and history, in time that the test lets pass and on threads that it runs. */
final class PlayedCourier implements AutoCloseable {

    final ManualAlarm alarm;
    final ManualThreads threads = new ManualThreads();
    final List<Message> sent = new ArrayList<>();
    final List<Delivery> accepted = new ArrayList<>();
    final Courier courier;
    final DeliveryHistory history;

    /** HTTP statuses; without any, all is well. */
    final Queue<Integer> answers = new ArrayDeque<>();

    private PlayedCourier(Path directory, ManualAlarm alarm, int capacity) throws IOException {
        this.alarm = alarm;
        // In the middle of the jitter: a wait of a second is a second.
        RandomGenerator middle = () -> Long.MIN_VALUE;
        DeliveryLog log = DeliveryLog.open(directory.resolve("log"), alarm.clock());
        courier = new CourierBuilder(
                        Outbox.openWithArchive(directory, alarm.clock()), (endpoint, message) -> send(message))
                .alarm(alarm)
                .clock(alarm.clock())
                .threads(threads)
                .capacity(capacity)
                .schedule(RetrySchedule.standard(middle))
                .listener(log)
                .listener(new DeliveryListener() {
                    @Override
                    public void accepted(Delivery delivery) {
                        accepted.add(delivery);
                    }
                })
                .start();
        history = new DeliveryHistory(courier, log);
    }

    static PlayedCourier open(Path directory, ManualAlarm alarm) throws IOException {
        return new PlayedCourier(directory, alarm, 10_000);
    }

    static PlayedCourier open(Path directory, ManualAlarm alarm, int capacity) throws IOException {
        return new PlayedCourier(directory, alarm, capacity);
    }

    private Attempt send(Message message) {
        sent.add(message);
        int status = answers.isEmpty() ? 200 : answers.remove();
        return new Attempt(
                alarm.clock().instant(),
                OptionalInt.of(status),
                3,
                "the receiver says x (" + status + ")",
                Outcome.of(status),
                Optional.empty());
    }

    Message hand(String channel, Message message) throws IOException {
        courier.hand(new Endpoint(Endpoint.Kind.WEBHOOK, channel, "hook", null, null), "lane of " + channel, message);
        return message;
    }

    /** To the channel, with this answer. */
    Message deliver(String channel, int status) throws IOException {
        answers.add(status);
        Message message = hand(channel, Samples.finished());
        threads.runAll();
        return message;
    }

    void pass(Duration duration) {
        alarm.pass(duration, threads::runAll);
    }

    /** All rows, the newest first. */
    List<LoggedDelivery> rows() {
        return history.deliveries(row -> true, DeliveryHistory.NEWEST, 10_000);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        courier.close(Duration.ZERO);
    }
}
