package io.jenkins.plugins.k6notify.engine.message.template;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.mail.MailWriter;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A template for the subject or the HTML of an e-mail. Immutable and safe for use by several threads. */
public final class MailTemplate implements MailWriter, CheckedTemplate {

    private final EventTemplate template;

    private MailTemplate(EventTemplate template) {
        this.template = template;
    }

    /**
     * Parses the template of a subject.
     *
     * @throws TemplateException if it is not a template, with the position and the construct
     */
    public static MailTemplate subject(String source) throws TemplateException {
        return new MailTemplate(new EventTemplate(source, Escaping.NONE));
    }

    /**
     * Parses the template of an HTML document. Texts are escaped where the template puts them.
     *
     * @throws TemplateException if it is not a template, with the position and the construct
     */
    public static MailTemplate html(String source) throws TemplateException {
        return new MailTemplate(new EventTemplate(source, Escaping.HTML));
    }

    /** @throws IllegalStateException if the template cannot be rendered for the event; the message has the position */
    @Override
    public String write(UUID id, NotificationEvent event) {
        try {
            return template.render(id, event);
        } catch (TemplateException e) {
            throw new IllegalStateException("Failed to render the template: " + e.getMessage(), e);
        }
    }

    /** Returns no problem: each text is a subject, and mail programs show any HTML. */
    @Override
    public Optional<InvalidJson> problem(NotificationEvent event) throws TemplateException {
        template.render(event);
        return Optional.empty();
    }

    @Override
    public List<UnknownName> unknownNames() {
        return template.unknownNames();
    }
}
