package io.jenkins.plugins.k6notify.engine.delivery;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps to <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack's limit</a> of one message a second for each
 * webhook URL, also where several endpoints have the same one. It only keeps the books: the courier lets the second
 * pass. Not safe for use by several threads.
 */
final class SlackPace {

    /** URLs with a message under way, or one less than a second ago; and the endpoints that wait for them. */
    private final Map<URI, Set<String>> taken = new HashMap<>();

    /** Whether nobody else has the URL; if so it is the caller's until {@link #free}. */
    boolean take(URI url) {
        return taken.putIfAbsent(url, new LinkedHashSet<>()) == null;
    }

    /** Notes that an endpoint waits for a URL that is taken; false if that is known. */
    boolean await(URI url, String endpoint) {
        return taken.get(url).add(endpoint);
    }

    /** Lets the next one have the URL. The endpoints that wait for it. */
    Set<String> free(URI url) {
        return taken.remove(url);
    }
}
