package io.jenkins.plugins.k6notify.support.jenkins;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver on the loopback interface with one answer to all requests. */
public final class Receiver implements AutoCloseable {

    public record Received(String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile int status;
    private final byte[] words;

    private Receiver(HttpServer server, int status, String words) {
        this.server = server;
        this.status = status;
        this.words = words.getBytes(StandardCharsets.UTF_8);
    }

    public static Receiver answering(int status, String words) throws IOException {
        return at(0, status, words);
    }

    public static Receiver at(int port, int status, String words) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Receiver receiver = new Receiver(server, status, words);
        server.createContext("/", receiver::receive);
        server.start();
        return receiver;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
        exchange.sendResponseHeaders(status, words.length == 0 ? -1 : words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    /** Sets the answer to all further requests. */
    public void answersNow(int statusNow) {
        status = statusNow;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String secretPath) {
        return "http://127.0.0.1:" + port() + secretPath;
    }

    public int count() {
        return received.size();
    }

    public void awaitCount(int wanted) {
        await().atMost(Duration.ofSeconds(30)).until(() -> count() >= wanted);
    }

    /** All requests that were not taken. */
    public List<Received> all() {
        return List.copyOf(received);
    }

    /** Takes the next request, and waits for it. */
    public Received take() throws InterruptedException {
        Received next = received.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived within 30 s");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
