package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A receiver for responses that no HTTP server sends: passes each connection to the behaviour after reading the
 * request.
 */
public final class RawReceiver implements AutoCloseable {

    /** Handles a connection, which is closed afterwards. */
    public interface Behaviour {
        void answer(Socket connection) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Behaviour behaviour;

    public RawReceiver(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        threads.execute(this::accept);
    }

    /** A receiver that sends these bytes and closes the connection. */
    public static RawReceiver sending(String answer) throws IOException {
        return new RawReceiver(
                connection -> connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + Samples.SECRET_PATH);
    }

    public int connections() {
        return connections.size();
    }

    /** The heads of the requests: first lines and headers. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            heads.add(readHead(connection.getInputStream()));
            behaviour.answer(connection);
        } catch (Exception e) {
            // The sender closed the connection, or the test has ended.
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int lineBreaks = 0;
        while (lineBreaks < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
            lineBreaks = next == '\r' || next == '\n' ? lineBreaks + 1 : 0;
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
