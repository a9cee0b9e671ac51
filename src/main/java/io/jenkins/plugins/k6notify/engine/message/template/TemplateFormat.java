package io.jenkins.plugins.k6notify.engine.message.template;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import java.util.UUID;

/** Formats webhook requests with a template, and with the headers of {@link WebhookHeaders}. */
public final class TemplateFormat implements MessageFormat {

    private final JsonTemplate template;
    private final WebhookHeaders headers;
    private final String version;

    /** @param version the version of k6-notify, for the user agent */
    public TemplateFormat(JsonTemplate template, WebhookHeaders headers, String version) {
        this.template = template;
        this.headers = headers;
        this.version = version;
    }

    /** @throws IllegalStateException if the template cannot be rendered for the event; the message has the position */
    @Override
    public Message message(UUID id, NotificationEvent event) {
        String name = event.type().id();
        try {
            return new Message(id, name, headers.of(id, name, version), template.render(id, event));
        } catch (TemplateException e) {
            throw new IllegalStateException("Failed to render the template: " + e.getMessage(), e);
        }
    }
}
