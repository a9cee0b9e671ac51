package io.jenkins.plugins.k6notify.support.jenkins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A proxy that stands in for the internet: all tunnels end at its own server, which has a certificate for the given
 * names. So a Jenkins can use real addresses. While it is open, this process trusts the certificate.
 */
public final class StandInInternet implements AutoCloseable {

    private static final Set<String> OF_EACH_HOP =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding", "date");

    /** The answer at an address. */
    @FunctionalInterface
    public interface Site {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final SSLContext trustBefore = SSLContext.getDefault();
    private final HttpsServer server;
    private final ServerSocket proxy;

    /** @param hosts the names in the certificate of the server */
    public StandInInternet(String... hosts) throws Exception {
        SSLContext trust = context(hosts);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trust));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
        SSLContext.setDefault(trust);
    }

    public int port() {
        return proxy.getLocalPort();
    }

    /** @param address host and path, {@code hooks.slack.com/services/T0/B0/X} */
    public void at(String address, Site site) {
        sites.put(address, site);
    }

    public static Site answering(int status, String words) {
        return exchange -> {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Forwards requests to a server on this machine, and returns its responses. */
    public static Site forwards(URI target) {
        HttpClient client = HttpClient.newHttpClient();
        return exchange -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            target.resolve(exchange.getRequestURI().getPath()))
                    .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_EACH_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            answering(response.statusCode(), response.body()).answer(exchange);
        };
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String address = exchange.getRequestHeaders().getFirst("Host")
                    + exchange.getRequestURI().getPath();
            sites.getOrDefault(address, answering(404, "nothing is at " + address))
                    .answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                threads.execute(() -> tunnel(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket end = new Socket(
                        server.getAddress().getAddress(), server.getAddress().getPort())) {
            passOver(client.getInputStream());
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> copy(client, end));
            end.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One side closed the connection, which ends the tunnel.
        }
    }

    /** Skips the request for a tunnel, whose target does not matter. */
    private static void passOver(InputStream in) throws IOException {
        for (int last = 0; last != 0x0d0a0d0a; ) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            last = last << 8 | next;
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // As above.
        }
    }

    /** Returns a context of both sides: the server has a certificate for these hosts, and clients trust it alone. */
    private static SSLContext context(String... hosts) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder();
        for (String host : hosts) {
            builder.addSubjectAlternativeName(host);
        }
        HeldCertificate certificate = builder.build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build()
                .sslContext();
    }

    @Override
    public void close() throws IOException {
        SSLContext.setDefault(trustBefore);
        proxy.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
