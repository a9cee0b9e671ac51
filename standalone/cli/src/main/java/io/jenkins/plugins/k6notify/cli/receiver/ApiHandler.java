package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * {@code /api/requests}: all requests as JSON, or with {@code DELETE} none any more. No other site can delete: the
 * browser asks first for anything but a simple request, and is not answered.
 */
final class ApiHandler implements HttpHandler {

    private static final String REQUESTS = "/api/requests";

    private final RequestLog log;

    ApiHandler(RequestLog log) {
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        reply(exchange).sendTo(exchange);
    }

    private HttpReply reply(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals(REQUESTS)) {
            return HttpReply.text(404, "not found");
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            log.clear();
            return HttpReply.json("[]");
        }
        return HttpReply.json(RequestJson.of(log.requests()));
    }
}
