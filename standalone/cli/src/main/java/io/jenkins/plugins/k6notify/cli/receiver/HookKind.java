package io.jenkins.plugins.k6notify.cli.receiver;

import com.fasterxml.jackson.databind.JsonNode;

/** What a request takes the receiver for, which decides how it is answered and drawn. */
public enum HookKind {
    /** A Slack incoming webhook: by its path ({@code /slack…}, {@code …/services/…}), or by its Block Kit body. */
    SLACK,
    /** Any other webhook. */
    WEBHOOK;

    static HookKind of(String path, JsonNode body) {
        boolean slack = path.startsWith("/slack") || path.contains("/services/") || body.has("blocks");
        return slack ? SLACK : WEBHOOK;
    }
}
