package io.jenkins.plugins.k6notify.engine.message.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A template for the JSON body of a webhook request. Texts are escaped as JSON where the template puts them. Immutable
 * and safe for use by several threads.
 */
public final class JsonTemplate implements CheckedTemplate {

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final EventTemplate template;

    private JsonTemplate(EventTemplate template) {
        this.template = template;
    }

    /** @throws TemplateException if it is not a template, with the position and the construct */
    public static JsonTemplate parse(String source) throws TemplateException {
        return new JsonTemplate(new EventTemplate(source, Escaping.JSON));
    }

    /**
     * Renders the body for an event.
     *
     * @param id the id of the message
     * @throws TemplateException if an operation of the template has no result for this event, or a limit is reached
     */
    public String render(UUID id, NotificationEvent event) throws TemplateException {
        return template.render(id, event);
    }

    /** Returns what is wrong with the body that an event results in; empty if it is JSON. */
    @Override
    public Optional<InvalidJson> problem(NotificationEvent event) throws TemplateException {
        String body = template.render(event);
        try {
            // Text that is blank is read as a missing value.
            if (json.readTree(body).isMissingNode()) {
                return Optional.of(new InvalidJson(event, body, 1, 1, "the text is empty"));
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(new InvalidJson(
                    event,
                    body,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    e.getOriginalMessage()));
        }
    }

    @Override
    public List<UnknownName> unknownNames() {
        return template.unknownNames();
    }
}
