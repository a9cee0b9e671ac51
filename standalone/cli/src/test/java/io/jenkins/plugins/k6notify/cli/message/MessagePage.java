package io.jenkins.plugins.k6notify.cli.message;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves an empty page with the modules that draw messages, under the Content Security Policy of Jenkins. */
final class MessagePage implements AutoCloseable {

    private static final String POLICY = "default-src 'self'; script-src 'self' 'report-sample';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none';"
            + " form-action 'self'";

    private static final String HTML = "<!DOCTYPE html><html lang='en'><head><title>Messages</title>"
            + "<link rel='icon' href='data:,'><meta name='color-scheme' content='light dark'>"
            + Stream.of("message", "slack", "teams", "mail", "json", "switch")
                    .map("<link rel='stylesheet' href='/messages/%s.css'>"::formatted)
                    .collect(Collectors.joining())
            + "</head>"
            + "<body><main><h1>A</h1><h2>message</h2><h3>of</h3><div id='message'></div></main></body></html>";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    MessagePage() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> reply(exchange, "html", HTML.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/messages/", MessagePage::module);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + '/');
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private static void module(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (InputStream in = ReceiverServer.class.getResourceAsStream("page" + path)) {
            reply(exchange, path.substring(path.lastIndexOf('.') + 1), in.readAllBytes());
        }
    }

    private static void reply(HttpExchange exchange, String type, byte[] content) throws IOException {
        String mediaType =
                switch (type) {
                    case "js" -> "text/javascript";
                    case "svg" -> "image/svg+xml";
                    default -> "text/" + type;
                };
        exchange.getResponseHeaders().set("Content-Type", mediaType + ";charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}
