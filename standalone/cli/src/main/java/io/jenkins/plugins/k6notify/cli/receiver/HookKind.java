package io.jenkins.plugins.k6notify.cli.receiver;

import com.fasterxml.jackson.databind.JsonNode;

/** Kind of a request, which determines its answer and display. */
public enum HookKind {
    /**
     * Slack incoming webhook, recognized by its path ({@code /slack…}, {@code …/services/…}) or by its Block Kit body.
     */
    SLACK,
    /** Generic webhook. */
    WEBHOOK;

    static HookKind of(String path, JsonNode body) {
        boolean slack = path.startsWith("/slack") || path.contains("/services/") || body.has("blocks");
        return slack ? SLACK : WEBHOOK;
    }
}
