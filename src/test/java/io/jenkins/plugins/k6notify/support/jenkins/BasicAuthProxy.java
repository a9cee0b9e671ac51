package io.jenkins.plugins.k6notify.support.jenkins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on the loopback interface, for {@code http} and for tunnels, that requires user and password. */
public final class BasicAuthProxy implements AutoCloseable {

    private static final String END = "\r\n";

    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket socket;
    private final String wanted;

    public BasicAuthProxy(String user, String password) throws IOException {
        wanted = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.ISO_8859_1));
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The first lines of the requests with the right user and password. */
    public List<String> passed() {
        return passed;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            String first = in.readLine();
            StringBuilder headers = new StringBuilder();
            boolean allowed = false;
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                String name = line.split(":", 2)[0].toLowerCase(Locale.ROOT);
                String value = line.substring(name.length() + 1).trim();
                if (name.equals("proxy-authorization")) {
                    allowed = value.equals(wanted);
                    continue;
                }
                length = name.equals("content-length") ? Integer.parseInt(value) : length;
                if (!name.equals("connection")) {
                    headers.append(line).append(END);
                }
            }
            char[] body = new char[length];
            for (int at = 0; at < length; ) {
                at += in.read(body, at, length - at);
            }
            answer(client.getOutputStream(), first, headers.toString(), body, allowed);
        } catch (IOException e) {
            // The client closed the connection.
        }
    }

    private void answer(OutputStream out, String first, String headers, char[] body, boolean allowed)
            throws IOException {
        if (!allowed) {
            out.write(bytes("HTTP/1.1 407 Proxy Authentication Required" + END
                    + "Proxy-Authenticate: Basic realm=\"the proxy\"" + END
                    + "Content-Length: 0" + END + "Connection: close" + END + END));
            return;
        }
        passed.add(first);
        if (first.startsWith("CONNECT ")) {
            out.write(bytes("HTTP/1.1 502 No such host" + END + "Content-Length: 0" + END + END));
            return;
        }
        URI target = URI.create(first.split(" ")[1]);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
                InputStream answer = server.getInputStream()) {
            String line = first.replace(target.toString(), target.getRawPath());
            server.getOutputStream().write(bytes(line + END + headers + "Connection: close" + END + END));
            server.getOutputStream().write(bytes(new String(body)));
            answer.transferTo(out);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
