package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.k6notify.cli.receiver.page.ApiHandler;
import io.jenkins.plugins.k6notify.cli.receiver.page.EventStreamHandler;
import io.jenkins.plugins.k6notify.cli.receiver.page.PageHandler;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerRules;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.Recorder;
import io.jenkins.plugins.k6notify.cli.receiver.request.RequestLog;
import io.jenkins.plugins.k6notify.cli.receiver.request.SignatureCheck;
import io.jenkins.plugins.k6notify.cli.receiver.slack.SlackApi;
import io.jenkins.plugins.k6notify.cli.receiver.smtp.MailListener;
import io.jenkins.plugins.k6notify.cli.receiver.smtp.SmtpReceiver;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * HTTP and mail server on {@code 127.0.0.1} that records every {@code POST} and {@code PUT} and every e-mail, answers as
 * scripted, and shows requests live at {@link #uri()}. Keeps the last 1,000 requests in memory only. Thread safe; its threads are daemons.
 */
public final class ReceiverServer implements AutoCloseable {

    /** Ports that are tried for e-mail, after that of the page. */
    private static final int NEXT_PORTS = 10;

    private static final int LAST_PORT = 65_535;

    private final HttpServer server;
    private final SmtpReceiver mails;
    private final ReceiverThreads threads;
    private final RequestLog log;
    private final RequestIntake intake;

    private ReceiverServer(
            HttpServer server, SmtpReceiver mails, ReceiverThreads threads, RequestLog log, RequestIntake intake) {
        this.server = server;
        this.mails = mails;
        this.threads = threads;
        this.log = log;
        this.intake = intake;
    }

    /**
     * Starts a receiver.
     *
     * @throws IOException if it cannot listen; {@link java.net.BindException} if a port is in use
     */
    public static ReceiverServer start(ReceiverOptions options) throws IOException {
        ReceiverThreads threads = new ReceiverThreads();
        RequestLog log = new RequestLog();
        RequestIntake intake = intake(options, log);
        SmtpReceiver mails = mails(options, threads, new MailIntake(intake));
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", options.port()), 0);
        } catch (IOException e) {
            mails.close();
            threads.close();
            throw e;
        }
        server.setExecutor(threads.requests());
        server.createContext(
                "/",
                new Router(
                        new HookHandler(intake),
                        new PageHandler(),
                        new ApiHandler(log),
                        new EventStreamHandler(log, threads.streams(), options.heartbeat())));
        server.start();
        return new ReceiverServer(server, mails, threads, log, intake);
    }

    private static RequestIntake intake(ReceiverOptions options, RequestLog log) {
        SignatureCheck signatures = new SignatureCheck(options.secrets());
        AnswerRules rules = new AnswerRules(new SlackApi(options.clock()));
        return new RequestIntake(
                new Recorder(options.answers(), rules, signatures, log, options.clock()), options.slowness());
    }

    /** Listens on the port given, or on the next one after that of the page that is free. */
    private static SmtpReceiver mails(ReceiverOptions options, ReceiverThreads threads, MailListener listener)
            throws IOException {
        if (options.smtpPort() == 0 && options.port() > 0) {
            int last = Math.min(options.port() + NEXT_PORTS, LAST_PORT);
            for (int port = options.port() + 1; port <= last; port++) {
                try {
                    return SmtpReceiver.start(port, threads.mails(), ReceiverThreads.NAME + "mail", listener);
                } catch (BindException e) {
                    // In use: the next one.
                }
            }
        }
        return SmtpReceiver.start(options.smtpPort(), threads.mails(), ReceiverThreads.NAME + "mail", listener);
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

    /** Returns an address that answers like a workflow of Microsoft Teams. */
    public URI teamsUri() {
        return uri().resolve("workflows/demo/triggers/manual/paths/invoke");
    }

    /** Returns an address that answers like Slack's Web API, for the methods that k6-notify calls. */
    public URI slackApiUri() {
        return uri().resolve("api/");
    }

    /** Returns the address of the mail server. */
    public URI smtpUri() {
        return URI.create("smtp://127.0.0.1:" + mails.port());
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
        intake.onRequest(listener);
    }

    /** Releases the port and ends all connections and threads immediately; recorded requests stay readable. */
    @Override
    public void close() {
        log.close();
        intake.close();
        server.stop(0);
        mails.close();
        threads.close();
    }
}
