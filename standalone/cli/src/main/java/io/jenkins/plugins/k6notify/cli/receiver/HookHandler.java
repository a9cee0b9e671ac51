package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Records posted requests, notifies listeners, and sends the scripted answers. */
final class HookHandler implements HttpHandler, AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(HookHandler.class.getName());

    private final Recorder recorder;
    private final Duration slowness;
    private final List<Consumer<ReceivedRequest>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    HookHandler(Recorder recorder, Duration slowness) {
        this.recorder = recorder;
        this.slowness = slowness;
    }

    void onRequest(Consumer<ReceivedRequest> listener) {
        listeners.add(listener);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            ReceivedRequest received = recorder.record(HookRequestReader.read(exchange));
            notifyListeners(received);
            answer(exchange, received);
        } finally {
            // Without an answer sent, this cuts the connection.
            exchange.close();
        }
    }

    /** Cancels delayed answers and closes their connections. */
    @Override
    public void close() {
        closing.countDown();
    }

    private void answer(HttpExchange exchange, ReceivedRequest received) throws IOException {
        boolean answers =
                switch (received.answer().manner()) {
                    case AT_ONCE -> true;
                    case SLOWLY -> !isClosingWithin(slowness);
                    case DROPPED -> false;
                };
        if (answers) {
            AnswerText.reply(received.answer(), received.kind()).sendTo(exchange);
        }
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
