package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.k6notify.cli.receiver.page.HostGuard;
import io.jenkins.plugins.k6notify.cli.receiver.page.HttpReply;
import io.jenkins.plugins.k6notify.cli.receiver.page.PageHeaders;
import java.io.IOException;
import java.util.Set;

/** Routes requests to the guarded paths of the page or to the webhook handler, which accepts all other paths. */
final class Router implements HttpHandler {

    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final Set<String> POST = Set.of("POST", "PUT");

    private final HttpHandler hooks;
    private final HttpHandler page;
    private final HttpHandler api;
    private final HttpHandler events;

    Router(HttpHandler hooks, HttpHandler page, HttpHandler api, HttpHandler events) {
        this.hooks = hooks;
        this.page = page;
        this.api = api;
        this.events = events;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/events")) {
            own(exchange, method.equals("GET"), events);
        } else if (path.startsWith("/api/") && !isSlackMethod(method, path)) {
            own(exchange, READ.contains(method) || method.equals("DELETE"), api);
        } else if (path.equals("/") || path.startsWith("/assets/")) {
            own(exchange, READ.contains(method), page);
        } else if (POST.contains(method)) {
            hooks.handle(exchange);
        } else {
            HttpReply.text(405, "POST webhooks here; the page is at /")
                    .with("Allow", "POST, PUT")
                    .sendTo(exchange);
        }
    }

    /** Returns whether the request is for Slack's Web API, whose methods share a folder with the requests of the page. */
    private static boolean isSlackMethod(String method, String path) {
        return POST.contains(method) && !path.startsWith("/api/requests");
    }

    private static void own(HttpExchange exchange, boolean allowed, HttpHandler handler) throws IOException {
        PageHeaders.addTo(exchange.getResponseHeaders());
        if (!HostGuard.allows(exchange.getRequestHeaders().getFirst("Host"))) {
            HttpReply.text(421, "open this page as localhost or 127.0.0.1").sendTo(exchange);
        } else if (!allowed) {
            HttpReply.text(405, "this path is the page's own: post to another, /webhook for one")
                    .with("Allow", "GET, HEAD")
                    .sendTo(exchange);
        } else {
            handler.handle(exchange);
        }
    }
}
