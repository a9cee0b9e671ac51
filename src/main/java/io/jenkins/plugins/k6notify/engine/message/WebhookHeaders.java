package io.jenkins.plugins.k6notify.engine.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The headers of a webhook request, but for the signature. k6 Cloud sent {@code X-LoadImpact-*} when the contract was
 * written and sends {@code X-k6cloud-*} since June 2020; a channel may have both.
 */
public enum WebhookHeaders {
    /** The names of the contract alone. */
    LOAD_IMPACT,
    /** The newer names too, for receivers that were made for today's k6 Cloud. */
    LOAD_IMPACT_AND_K6_CLOUD;

    Map<String, String> of(UUID id, String event, String version) {
        Map<String, String> headers = ofEveryMessage(version);
        headers.put("X-LoadImpact-ID", id.toString());
        headers.put("X-LoadImpact-Event", event);
        if (this == LOAD_IMPACT_AND_K6_CLOUD) {
            headers.put("X-k6cloud-ID", id.toString());
            headers.put("X-k6cloud-Event", event);
        }
        return headers;
    }

    /** Those that Slack gets too. The agent starts with the one word that receivers of the contract look for. */
    static Map<String, String> ofEveryMessage(String version) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=UTF-8");
        headers.put("User-Agent", "LoadImpactWebHook/" + version + " (k6-notify)");
        return headers;
    }
}
