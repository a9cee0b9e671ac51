package io.jenkins.plugins.k6notify.engine.message.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Templates for receivers that expect a format of their own. Each is a file beside this class. */
public enum TemplatePreset {
    /** All values of k6 Cloud's templates, for receivers of generic webhooks. */
    K6_CLOUD("k6 Cloud"),
    /** Mattermost and Rocket.Chat, which understand Slack's attachments and not its blocks. */
    MATTERMOST("Mattermost, Rocket.Chat"),
    DISCORD("Discord"),
    GOOGLE_CHAT("Google Chat"),
    /** A workflow of Slack that a webhook starts: text values only. */
    SLACK_WORKFLOW("Slack workflow"),
    GRAFANA_ANNOTATION("Grafana annotation"),
    PAGERDUTY_CHANGE("PagerDuty change event"),
    NTFY("ntfy");

    private final String title;

    TemplatePreset(String title) {
        this.title = title;
    }

    /** Returns the name on the command line: {@code google-chat}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name of the receiver. */
    public String title() {
        return title;
    }

    /** Returns the preset with this {@link #id()}. */
    public static Optional<TemplatePreset> of(String id) {
        return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
    }

    /** Returns the source of the template. */
    public String source() {
        try (InputStream in = TemplatePreset.class.getResourceAsStream(id() + ".jinja")) {
            if (in == null) {
                throw new IllegalStateException("missing template " + id());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
