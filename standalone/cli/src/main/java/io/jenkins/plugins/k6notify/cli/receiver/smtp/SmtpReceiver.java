package io.jenkins.plugins.k6notify.cli.receiver.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on the loopback address: accepts every user and password, and delivers nothing. */
public final class SmtpReceiver implements AutoCloseable {

    /** The maximum size of an e-mail in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_CONNECTIONS = 16;

    private final SMTPServer server;

    private SmtpReceiver(SMTPServer server) {
        this.server = server;
    }

    /**
     * Starts a mail server.
     *
     * @param port 0 for any free port
     * @param threads for connections
     * @param threadName the name of the thread that accepts connections
     * @throws IOException if it cannot listen on the port
     */
    public static SmtpReceiver start(int port, ExecutorService threads, String threadName, MailListener listener)
            throws IOException {
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.getByName(LOOPBACK))
                .hostName("localhost")
                .softwareName("k6-notify receive")
                .executorService(threads)
                .serverThreadName(threadName)
                .maxConnections(MAX_CONNECTIONS)
                .maxMessageSize(MAX_BYTES)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {}))
                .messageHandlerFactory(context -> new MailHandler(context.getRemoteAddress(), listener))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
        return new SmtpReceiver(server);
    }

    public int port() {
        return server.getPort() == 0 ? server.getPortAllocated() : server.getPort();
    }

    /** Releases the port and ends all connections. */
    @Override
    public void close() {
        server.stop();
    }
}
