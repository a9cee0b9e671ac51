package io.jenkins.plugins.k6notify.engine.message.template;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import java.util.List;
import java.util.Optional;

/** A template whose results can be verified before it is used. */
public interface CheckedTemplate {

    /**
     * Returns what is wrong with the result for an event; empty if nothing is.
     *
     * @throws TemplateException if the template has no result for the event
     */
    Optional<InvalidJson> problem(NotificationEvent event) throws TemplateException;

    /** Returns the names that templates cannot read, as they may be misspelled; they render as empty. */
    List<UnknownName> unknownNames();

    /**
     * A body that is not JSON.
     *
     * @param event the event
     * @param body the rendered text
     * @param line the line of the error in the body, from 1
     * @param column its column, from 1
     * @param message the message of the JSON parser
     */
    record InvalidJson(NotificationEvent event, String body, int line, int column, String message) {}
}
