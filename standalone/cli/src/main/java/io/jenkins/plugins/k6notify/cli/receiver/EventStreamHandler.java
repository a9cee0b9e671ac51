package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Gives each reader of {@code /events} a thread of its own, so that open pages keep no webhook from being answered. */
final class EventStreamHandler implements HttpHandler {

    private final RequestLog log;
    private final Executor threads;
    private final Duration heartbeat;

    EventStreamHandler(RequestLog log, Executor threads, Duration heartbeat) {
        this.log = log;
        this.threads = threads;
        this.heartbeat = heartbeat;
    }

    /** Returns at once: the JDK's server leaves an exchange open until it is closed. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            threads.execute(new EventStream(exchange, log, heartbeat));
        } catch (RejectedExecutionException e) {
            HttpReply.text(503, "too many pages are open").sendTo(exchange);
        }
    }
}
