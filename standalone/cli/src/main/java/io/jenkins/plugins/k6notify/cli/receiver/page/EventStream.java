package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.k6notify.cli.receiver.request.Position;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.RequestLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stream of server-sent events to one reader, until it disconnects or the log is closed: {@code request} with the JSON
 * of a request, and {@code reset} if requests seen by the reader were removed from the log.
 */
public final class EventStream implements Runnable {

    private static final Logger LOGGER = Logger.getLogger(EventStream.class.getName());
    private static final String RECONNECT_AFTER_ONE_SECOND = "retry: 1000\n\n";
    /** Also detects a disconnected reader: writing to it fails. */
    private static final String HEARTBEAT = ": still here\n\n";

    private final HttpExchange exchange;
    private final RequestLog log;
    private final Duration heartbeat;
    private Position position;

    EventStream(HttpExchange exchange, RequestLog log, Duration heartbeat) {
        this.exchange = exchange;
        this.log = log;
        this.heartbeat = heartbeat;
        this.position = Position.parse(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    }

    @Override
    public void run() {
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            write(out, RECONNECT_AFTER_ONE_SECOND);
            while (!log.isClosed()) {
                send(out, log.awaitAfter(position, heartbeat));
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "The page was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void send(OutputStream out, RequestLog.Batch batch) throws IOException {
        boolean reset = !batch.generation().equals(position.generation());
        if (reset) {
            position = new Position(batch.generation(), 0);
            write(out, event("reset", "{}"));
        }
        for (ReceivedRequest request : batch.requests()) {
            position = new Position(batch.generation(), request.number());
            write(out, event("request", RequestJson.of(request)));
        }
        if (!reset && batch.requests().isEmpty() && !log.isClosed()) {
            write(out, HEARTBEAT);
        }
    }

    private String event(String name, String data) {
        return "id: " + position + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
