package io.jenkins.plugins.k6notify.engine.message.webhook;

import io.jenkins.plugins.k6notify.engine.message.MessageHeaders;
import java.util.Map;
import java.util.UUID;

/**
 * The sets of headers of a webhook request, without the signature. k6 Cloud sent {@code X-LoadImpact-*} when the
 * contract was written, and has sent {@code X-k6cloud-*} since June 2020; a channel may use both.
 */
public enum WebhookHeaders {
    /** Only the header names of the contract. */
    LOAD_IMPACT,
    /** The newer header names in addition, for receivers written for the current k6 Cloud. */
    LOAD_IMPACT_AND_K6_CLOUD;

    /** Returns the headers of a message; the map is new. */
    public Map<String, String> of(UUID id, String event, String version) {
        Map<String, String> headers = MessageHeaders.json(version);
        headers.put("X-LoadImpact-ID", id.toString());
        headers.put("X-LoadImpact-Event", event);
        if (this == LOAD_IMPACT_AND_K6_CLOUD) {
            headers.put("X-k6cloud-ID", id.toString());
            headers.put("X-k6cloud-Event", event);
        }
        return headers;
    }
}
