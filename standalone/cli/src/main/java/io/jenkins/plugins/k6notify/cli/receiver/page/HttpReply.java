package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** HTTP response with a text body. */
public record HttpReply(int status, Map<String, String> headers, String body) {

    private static final String CONTENT_TYPE = "Content-Type";

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    public static HttpReply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static HttpReply json(String json) {
        return json(200, json);
    }

    public static HttpReply json(int status, String json) {
        return of(status, "application/json; charset=utf-8", json);
    }

    static HttpReply of(int status, String contentType, String body) {
        return new HttpReply(status, Map.of(CONTENT_TYPE, contentType), body);
    }

    public HttpReply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }

    /** Sends the response and ends the exchange. */
    public void sendTo(HttpExchange exchange) throws IOException {
        try {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean empty = bytes.length == 0 || "HEAD".equals(exchange.getRequestMethod());
            // For the JDK's server, length 0 means chunked encoding, and -1 an empty body.
            exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
            if (!empty) {
                exchange.getResponseBody().write(bytes);
            }
        } finally {
            exchange.close();
        }
    }
}
