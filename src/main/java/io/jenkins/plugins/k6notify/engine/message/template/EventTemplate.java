package io.jenkins.plugins.k6notify.engine.message.template;

import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.template.Template;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.util.List;
import java.util.UUID;

/** A template that reads the values of an event. Immutable and safe for use by several threads. */
final class EventTemplate {

    private static final UUID EXAMPLE = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");

    private final TemplateContext context = new TemplateContext();
    private final Template template;
    private final Escaping escaping;

    /** @throws TemplateException if the source is not a template, with the position and the construct */
    EventTemplate(String source, Escaping escaping) throws TemplateException {
        this.template = Template.parse(source);
        this.escaping = escaping;
    }

    /**
     * Renders the template for an event.
     *
     * @param id the id of the message
     * @throws TemplateException if an operation of the template has no result for this event, or a limit is reached
     */
    String render(UUID id, NotificationEvent event) throws TemplateException {
        return template.render(context.of(id, event), escaping);
    }

    /** Renders the template as {@link #render(UUID, NotificationEvent)} does, with an id that no message has. */
    String render(NotificationEvent event) throws TemplateException {
        return render(EXAMPLE, event);
    }

    /** Returns the names that the values lack. */
    List<UnknownName> unknownNames() {
        return template.unknownNames(context.of(EXAMPLE, ExampleEvents.failed()));
    }
}
