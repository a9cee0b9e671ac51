package io.jenkins.plugins.k6notify.cli.receiver.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Kind of a request, which determines its answer and display. */
public enum HookKind {
    /**
     * Slack incoming webhook, recognized by its path ({@code /slack…}, {@code …/services/…}) or by its Block Kit body.
     */
    SLACK,
    /** Method of Slack's Web API, recognized by its path ({@code /api/…}). */
    SLACK_APP,
    /**
     * Workflow of Teams, recognized by its path ({@code /teams…}, {@code …/workflows/…}) or by its Adaptive Card.
     */
    TEAMS,
    /** E-mail as JSON, recognized by its path ({@code /mail…}). */
    MAIL,
    /** Generic webhook. */
    WEBHOOK;

    private static final String CARD = "AdaptiveCard";

    static HookKind of(String path, JsonNode body) {
        if (path.startsWith("/api/")) {
            return SLACK_APP;
        }
        if (path.startsWith("/mail")) {
            return MAIL;
        }
        if (path.startsWith("/teams") || path.contains("/workflows/") || hasCard(body)) {
            return TEAMS;
        }
        boolean slack = path.startsWith("/slack") || path.contains("/services/") || body.has("blocks");
        return slack ? SLACK : WEBHOOK;
    }

    /** Returns the name of the kind in the output and on the page, such as {@code slack-app}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean hasCard(JsonNode body) {
        JsonNode attached = body.path("attachments").path(0).path("content");
        return CARD.equals(body.path("type").asText())
                || CARD.equals(attached.path("type").asText());
    }
}
