package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.receiver.request.HeaderOrder;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads requests and limits the stored part of their body. */
final class HookRequestReader {

    /**
     * Bytes read beyond the stored part, so that the sender of a large body still gets its answer; then the connection
     * is closed.
     */
    private static final int MAX_SKIPPED_BYTES = 16 << 20;

    private HookRequestReader() {}

    static HookRequest read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] kept = in.readNBytes(HookRequest.MAX_BODY_BYTES);
        boolean truncated = in.read() >= 0;
        if (truncated) {
            skip(in);
        }
        return new HookRequest(
                text(exchange.getRemoteAddress()),
                exchange.getRequestMethod(),
                path(exchange.getRequestURI()),
                HeaderOrder.of(exchange.getRequestHeaders().entrySet()),
                new String(kept, StandardCharsets.UTF_8),
                truncated);
    }

    private static void skip(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        int skipped = 0;
        int read = in.read(buffer);
        while (read >= 0 && skipped < MAX_SKIPPED_BYTES) {
            skipped += read;
            read = in.read(buffer);
        }
    }

    private static String path(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
    }

    private static String text(@CheckForNull InetSocketAddress remote) {
        return remote == null ? "unknown" : remote.getAddress().getHostAddress() + ':' + remote.getPort();
    }
}
