package io.jenkins.plugins.k6notify.measure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver on the loopback interface that answers {@code ok} after a delay, to any number of requests at once. */
final class LateReceiver implements AutoCloseable {

    private static final byte[] OK = "ok".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger answered = new AtomicInteger();
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(4);
    private final HttpServer server;
    private final Duration wait;

    LateReceiver(Duration wait) throws IOException {
        this.wait = wait;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(readers);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answers.schedule(() -> answer(exchange), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers after the delay, unless the client has closed the connection. */
    private Void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, OK.length);
            exchange.getResponseBody().write(OK);
            answered.incrementAndGet();
        }
        return null;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/";
    }

    int answered() {
        return answered.get();
    }

    @Override
    public void close() {
        server.stop(0);
        readers.shutdownNow();
        answers.shutdownNow();
    }
}
