package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the page and its assets, among them the modules that draw messages, stored as resources beside this class. */
public final class PageHandler implements HttpHandler {

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** A plain file name in one of the two folders, which it cannot leave. */
    private static final Pattern ASSET = Pattern.compile("/assets/((?:messages/)?[a-z0-9-]+\\.(css|js|svg))");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher asset = ASSET.matcher(path);
        if (path.equals("/")) {
            reply("index.html", "html").sendTo(exchange);
        } else if (asset.matches()) {
            reply(asset.group(1), asset.group(2)).sendTo(exchange);
        } else {
            notFound().sendTo(exchange);
        }
    }

    private static HttpReply reply(String file, String type) throws IOException {
        try (InputStream in = PageHandler.class.getResourceAsStream(file)) {
            return in == null
                    ? notFound()
                    : HttpReply.of(200, CONTENT_TYPES.get(type), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static HttpReply notFound() {
        return HttpReply.text(404, "not found");
    }
}
