package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.k6notify.cli.receiver.request.RequestLog;
import java.io.IOException;

/**
 * Handler of {@code /api/requests}: returns all requests as JSON; {@code DELETE} removes them. Other sites cannot
 * delete, because the browser sends a preflight request first, which is rejected.
 */
public final class ApiHandler implements HttpHandler {

    private static final String REQUESTS = "/api/requests";

    private final RequestLog log;

    public ApiHandler(RequestLog log) {
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
