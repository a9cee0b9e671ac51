package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.k6notify.cli.receiver.request.RequestLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Starts a separate thread for each reader of {@code /events}, so that open pages do not delay webhooks. */
public final class EventStreamHandler implements HttpHandler {

    private final RequestLog log;
    private final Executor threads;
    private final Duration heartbeat;

    public EventStreamHandler(RequestLog log, Executor threads, Duration heartbeat) {
        this.log = log;
        this.threads = threads;
        this.heartbeat = heartbeat;
    }

    /** Returns immediately: the JDK's server keeps the exchange open until it is closed. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            threads.execute(new EventStream(exchange, log, heartbeat));
        } catch (RejectedExecutionException e) {
            HttpReply.text(503, "too many pages are open").sendTo(exchange);
        }
    }
}
