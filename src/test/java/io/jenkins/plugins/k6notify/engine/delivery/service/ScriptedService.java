package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.Retention;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
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

/** A delivery service with history, a manual timer and manual threads. */
public final class ScriptedService implements AutoCloseable {

    public final ManualTimer timer;
    public final ManualThreads threads = new ManualThreads();
    public final List<Message> sent = new ArrayList<>();
    public final List<Delivery> accepted = new ArrayList<>();
    public final DeliveryService service;
    public final DeliveryHistory history;

    /** HTTP statuses of the next attempts; 200 if there are none. */
    public final Queue<Integer> answers = new ArrayDeque<>();

    private ScriptedService(Path directory, ManualTimer timer, int capacity, Retention retention) throws IOException {
        this.timer = timer;
        // The middle of the jitter: waits are exactly those of the schedule.
        RandomGenerator middle = () -> Long.MIN_VALUE;
        service = new DeliveryServiceBuilder(DeliveryStore.open(directory), delivery -> send(delivery.message()))
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .capacity(capacity)
                .retention(retention)
                .retryPolicy(RetryPolicy.standard(middle))
                .listener(delivery -> {
                    if (delivery.isWaiting() && delivery.attempts().isEmpty()) {
                        accepted.add(delivery);
                    }
                })
                .start();
        history = service.history();
        history.load(() -> {});
    }

    public static ScriptedService open(Path directory, ManualTimer timer) throws IOException {
        return new ScriptedService(directory, timer, 10_000, Retention.STANDARD);
    }

    public static ScriptedService open(Path directory, ManualTimer timer, int capacity) throws IOException {
        return new ScriptedService(directory, timer, capacity, Retention.STANDARD);
    }

    public static ScriptedService open(Path directory, ManualTimer timer, Retention retention) throws IOException {
        return new ScriptedService(directory, timer, 10_000, retention);
    }

    private Attempt send(Message message) {
        sent.add(message);
        int status = answers.isEmpty() ? 200 : answers.remove();
        return new Attempt(
                timer.clock().instant(),
                OptionalInt.of(status),
                3,
                Reason.said("the receiver returned HTTP " + status + ": x"),
                Outcome.of(status),
                Optional.empty());
    }

    public Message submit(String channel, Message message) throws IOException {
        service.submit(new Endpoint(Endpoint.Kind.WEBHOOK, channel, "hook", null, null), "key of " + channel, message);
        return message;
    }

    /** Sends a message to the channel, which is answered with the status. */
    public Message deliver(String channel, int status) throws IOException {
        answers.add(status);
        Message message = submit(channel, Samples.finished());
        threads.runAll();
        return message;
    }

    public void pass(Duration duration) {
        timer.pass(duration, threads::runAll);
    }

    /** All deliveries, the newest first. */
    public List<Delivery> rows() {
        return history.deliveries(row -> true, DeliveryHistory.NEWEST, 10_000);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        service.close(Duration.ZERO);
    }
}
