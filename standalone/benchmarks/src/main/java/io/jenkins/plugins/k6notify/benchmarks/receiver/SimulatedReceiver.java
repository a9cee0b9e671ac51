package io.jenkins.plugins.k6notify.benchmarks.receiver;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Receiver with a fault mode, which can recover. A thread serves each connection. */
public final class SimulatedReceiver implements AutoCloseable {

    private static final int BACKLOG = 100;

    /** Listener that is called for each request before it is answered, and again if the receiver accepts it. */
    public interface RequestListener {
        /** A request was received. */
        default void received(Request request) {}

        /** The receiver will answer it with 2xx. */
        default void accepted(Request request) {}

        /** Returns a listener that does nothing. */
        static RequestListener none() {
            return NONE;
        }
    }

    private static final RequestListener NONE = new RequestListener() {};

    private final ServerSocket server;
    private final RequestListener listener;

    @CheckForNull
    private final Certificates certificates;

    private final ExecutorService threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile FaultMode faultMode;

    private SimulatedReceiver(FaultMode faultMode, @CheckForNull Certificates certificates, RequestListener listener)
            throws IOException {
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.faultMode = faultMode;
        this.certificates = certificates;
        this.listener = listener;
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "receiver " + server.getLocalPort());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = Executors.newCachedThreadPool(factory);
    }

    /** Starts a receiver for HTTP. */
    public static SimulatedReceiver http(FaultMode faultMode, RequestListener listener) throws IOException {
        return new SimulatedReceiver(faultMode, null, listener).start();
    }

    /** Starts a receiver for HTTPS. */
    public static SimulatedReceiver https(FaultMode faultMode, Certificates certificates, RequestListener listener)
            throws IOException {
        return new SimulatedReceiver(faultMode, certificates, listener).start();
    }

    private SimulatedReceiver start() {
        threads.execute(this::accept);
        return this;
    }

    /** Returns its address. */
    public URI uri() {
        return URI.create(
                (certificates == null ? "http" : "https") + "://127.0.0.1:" + server.getLocalPort() + "/hook");
    }

    /** Its fault mode. */
    public FaultMode faultMode() {
        return faultMode;
    }

    /** Sets the fault mode to {@link FaultMode#NONE}, and closes open connections, which may hang. */
    public void recover() {
        faultMode = FaultMode.NONE;
        connections.forEach(SimulatedReceiver::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                // The server is closed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket secured = certificates == null
                ? connection
                : certificates.secured(connection, faultMode == FaultMode.UNTRUSTED)) {
            InputStream in = new BufferedInputStream(secured.getInputStream());
            boolean open = true;
            while (open && !faultMode.isDown()) {
                FaultMode now = faultMode;
                Request request = Request.read(in);
                listener.received(request);
                String answer = now.answer();
                if (FaultMode.isAccepted(answer)) {
                    // Before the answer, after which the sender may send the next message.
                    listener.accepted(request);
                }
                secured.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                secured.getOutputStream().flush();
                open = now.keepsConnections();
            }
        } catch (IOException e) {
            // The sender closed the connection, was killed, or does not trust the certificate.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
            close(connection);
        }
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // The connection is closed already.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(SimulatedReceiver::close);
        threads.shutdownNow();
    }
}
