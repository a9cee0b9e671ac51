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

/** One receiver, which may be sick and get well. A thread serves each connection. */
public final class Receiver implements AutoCloseable {

    private static final int BACKLOG = 100;

    /** Is told of each request before it is answered, and again if the receiver takes it. */
    public interface Witness {
        /** A request is there. */
        default void arrived(Request request) {}

        /** Its answer will be 2xx. */
        default void taken(Request request) {}

        /** One who does not care. */
        static Witness none() {
            return NONE;
        }
    }

    private static final Witness NONE = new Witness() {};

    private final ServerSocket server;
    private final Witness witness;

    @CheckForNull
    private final Certificates certificates;

    private final ExecutorService threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Sickness sickness;

    private Receiver(Sickness sickness, @CheckForNull Certificates certificates, Witness witness) throws IOException {
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.sickness = sickness;
        this.certificates = certificates;
        this.witness = witness;
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "receiver " + server.getLocalPort());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = Executors.newCachedThreadPool(factory);
    }

    /** A receiver that speaks HTTP. */
    public static Receiver http(Sickness sickness, Witness witness) throws IOException {
        return new Receiver(sickness, null, witness).start();
    }

    /** A receiver that speaks HTTPS. */
    public static Receiver https(Sickness sickness, Certificates certificates, Witness witness) throws IOException {
        return new Receiver(sickness, certificates, witness).start();
    }

    private Receiver start() {
        threads.execute(this::accept);
        return this;
    }

    /** Its address. */
    public URI uri() {
        return URI.create(
                (certificates == null ? "http" : "https") + "://127.0.0.1:" + server.getLocalPort() + "/hook");
    }

    /** What is wrong with it. */
    public Sickness sickness() {
        return sickness;
    }

    /** From now on it is well; connections that may hang are closed. */
    public void heal() {
        sickness = Sickness.NONE;
        connections.forEach(Receiver::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                // It is closed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket secured =
                certificates == null ? connection : certificates.secured(connection, sickness == Sickness.UNTRUSTED)) {
            InputStream in = new BufferedInputStream(secured.getInputStream());
            boolean open = true;
            while (open && !sickness.isDown()) {
                Sickness now = sickness;
                Request request = Request.read(in);
                witness.arrived(request);
                String answer = now.answer();
                if (Sickness.isTaken(answer)) {
                    // Before the sender knows: from then on it may send the next one.
                    witness.taken(request);
                }
                secured.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                secured.getOutputStream().flush();
                open = now.keepsConnections();
            }
        } catch (IOException e) {
            // The sender has hung up, was killed, or does not trust us.
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
            // Then it is closed.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Receiver::close);
        threads.shutdownNow();
    }
}
