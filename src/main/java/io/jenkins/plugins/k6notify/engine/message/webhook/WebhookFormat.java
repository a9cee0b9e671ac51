package io.jenkins.plugins.k6notify.engine.message.webhook;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import java.util.UUID;

/** Formats webhook requests (docs/design.md §6). */
public final class WebhookFormat implements MessageFormat {

    private final WebhookBody body = new WebhookBody();
    private final WebhookHeaders headers;
    private final String version;

    /** @param version the version of k6-notify, for the user agent */
    public WebhookFormat(WebhookHeaders headers, String version) {
        this.headers = headers;
        this.version = version;
    }

    @Override
    public Message message(UUID id, NotificationEvent event) {
        String name = event.type().id();
        return new Message(id, name, headers.of(id, name, version), body.of(event));
    }
}
