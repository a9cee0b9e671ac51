package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * An HTTP server on {@code 127.0.0.1} that records every {@code POST} and {@code PUT}, answers as scripted and shows at
 * {@link #uri()} what arrived, as it arrives. It keeps the last 1,000 requests, in memory only. Thread safe; its threads
 * are daemons, which do not keep the process alive.
 */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ReceiverThreads threads;
    private final RequestLog log;
    private final HookHandler hooks;

    private Receiver(HttpServer server, ReceiverThreads threads, RequestLog log, HookHandler hooks) {
        this.server = server;
        this.threads = threads;
        this.log = log;
        this.hooks = hooks;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the port is taken; {@link java.net.BindException} then
     */
    public static Receiver start(ReceiverOptions options) throws IOException {
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
        return new Receiver(server, threads, log, hooks);
    }

    /** The address of the page. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + '/');
    }

    /** An address that answers as a Slack incoming webhook does. */
    public URI slackUri() {
        return uri().resolve("services/T0000/B0000/demo");
    }

    /** An address that answers as any webhook would. */
    public URI webhookUri() {
        return uri().resolve("webhook");
    }

    /** What arrived so far, oldest first: the last 1,000 requests, without those cleared on the page. */
    public List<ReceivedRequest> requests() {
        return log.requests();
    }

    /**
     * Waits until so many requests have arrived since the start. A request counts when it is recorded, which is just
     * before it is answered.
     *
     * @return whether they have; false if the time is up or the receiver closed
     */
    public boolean awaitRequests(int count, Duration timeout) throws InterruptedException {
        return log.awaitRequests(count, timeout);
    }

    /**
     * Calls a listener for each request from now on, after it is recorded and before it is answered, on the thread that
     * will answer it: several at a time, and a slow listener delays the answer. What a listener throws is logged.
     */
    public void onRequest(Consumer<ReceivedRequest> listener) {
        hooks.onRequest(listener);
    }

    /** Frees the port and ends every connection and thread at once; what was received stays readable. */
    @Override
    public void close() {
        log.close();
        hooks.close();
        server.stop(0);
        threads.close();
    }
}
