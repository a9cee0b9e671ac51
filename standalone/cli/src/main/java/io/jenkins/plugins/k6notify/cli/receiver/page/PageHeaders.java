package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/**
 * Security headers that prevent received content from running in the browser. Inline styles are allowed for the frames
 * that show the HTML of mails, to which this policy applies too.
 */
public final class PageHeaders {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
                    + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private PageHeaders() {}

    public static void addTo(Headers response) {
        HEADERS.forEach(response::set);
    }
}
