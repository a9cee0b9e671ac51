package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * HTTP server on {@code 127.0.0.1} that records every {@code POST} and {@code PUT}, answers as scripted and shows
 * requests live at {@link #uri()}. Keeps the last 1,000 requests in memory only. Thread safe; its threads are daemons.
 */
public final class ReceiverServer implements AutoCloseable {

    private final HttpServer server;
    private final ReceiverThreads threads;
    private final RequestLog log;
    private final HookHandler hooks;

    private ReceiverServer(HttpServer server, ReceiverThreads threads, RequestLog log, HookHandler hooks) {
        this.server = server;
        this.threads = threads;
        this.log = log;
        this.hooks = hooks;
    }

    /**
     * Starts a receiver.
     *
     * @throws IOException if it cannot listen; {@link java.net.BindException} if the port is in use
     */
    public static ReceiverServer start(ReceiverOptions options) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", options.port()), 0);
        ReceiverThreads threads = new ReceiverThreads();
        RequestLog log = new RequestLog();
        SignatureCheck signatures = new SignatureCheck(options.secrets());
        HookHandler hooks =
                new HookHandler(new Recorder(options.answers(), signatures, log, options.clock()), options.slowness());
        server.setExecutor(threads.requests());
        server.createContext(
                "/",
                new Router(
                        hooks,
                        new PageHandler(),
                        new ApiHandler(log),
                        new EventStreamHandler(log, threads.streams(), options.heartbeat())));
        server.start();
        return new ReceiverServer(server, threads, log, hooks);
    }

    /** Returns the address of the page. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + '/');
    }

    /** Returns an address that answers like a Slack incoming webhook. */
    public URI slackUri() {
        return uri().resolve("services/T0000/B0000/demo");
    }

    /** Returns an address that answers like a generic webhook. */
    public URI webhookUri() {
        return uri().resolve("webhook");
    }

    /** Returns the last 1,000 requests, oldest first, excluding those cleared on the page. */
    public List<ReceivedRequest> requests() {
        return log.requests();
    }

    /**
     * Waits until the given number of requests has arrived since the start. A request counts when it is recorded,
     * shortly before it is answered.
     *
     * @return true if they have arrived; false after the timeout or if the receiver was closed
     */
    public boolean awaitRequests(int count, Duration timeout) throws InterruptedException {
        return log.awaitRequests(count, timeout);
    }

    /**
     * Adds a listener for future requests. It is called after a request is recorded and before it is answered, on the
     * answering thread: calls may overlap, and a slow listener delays the answer. Exceptions of a listener are logged.
     */
    public void onRequest(Consumer<ReceivedRequest> listener) {
        hooks.onRequest(listener);
    }

    /** Releases the port and ends all connections and threads immediately; recorded requests stay readable. */
    @Override
    public void close() {
        log.close();
        hooks.close();
        server.stop(0);
        threads.close();
    }
}
