package io.jenkins.plugins.k6notify.cli.receiver;

import io.jenkins.plugins.k6notify.cli.receiver.request.Answer;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Records requests of all protocols, notifies listeners, and waits for the time of the answer. Thread safe. */
final class RequestIntake implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(RequestIntake.class.getName());

    private final Recorder recorder;
    private final Duration slowness;
    private final List<Consumer<ReceivedRequest>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    RequestIntake(Recorder recorder, Duration slowness) {
        this.recorder = recorder;
        this.slowness = slowness;
    }

    void onRequest(Consumer<ReceivedRequest> listener) {
        listeners.add(listener);
    }

    /** Records a request and notifies the listeners. */
    ReceivedRequest receive(HookRequest request) {
        ReceivedRequest received = recorder.record(request);
        notifyListeners(received);
        return received;
    }

    /** Waits until it is time to answer; returns false if the connection is to be closed without an answer. */
    boolean awaitAnswer(Answer answer) {
        return switch (answer.manner()) {
            case AT_ONCE -> true;
            case SLOWLY -> !isClosingWithin(slowness);
            case DROPPED -> false;
        };
    }

    /** Cancels delayed answers and closes their connections. */
    @Override
    public void close() {
        closing.countDown();
    }

    private boolean isClosingWithin(Duration time) {
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void notifyListeners(ReceivedRequest received) {
        for (Consumer<ReceivedRequest> listener : listeners) {
            try {
                listener.accept(received);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A listener failed; the sender still gets its answer", e);
            }
        }
    }
}
