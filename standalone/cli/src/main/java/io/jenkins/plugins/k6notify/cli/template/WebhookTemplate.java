package io.jenkins.plugins.k6notify.cli.template;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.message.template.CheckedTemplate.InvalidJson;
import io.jenkins.plugins.k6notify.engine.message.template.JsonTemplate;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A template that renders JSON for an example of each event. */
public final class WebhookTemplate {

    private static final UUID EXAMPLE_ID = UUID.fromString("617e45c3-985e-49f5-94b5-1c995359e7aa");
    private static final int MAX_WORDS = 200;

    private final TemplateSource source;
    private final JsonTemplate template;

    private WebhookTemplate(TemplateSource source, JsonTemplate template) {
        this.source = source;
        this.template = template;
    }

    /**
     * Verifies a template.
     *
     * @throws UsageException if it is not a template, if it does not render for one of the events, or if the result is not
     *     JSON; the message has the line and the column
     */
    public static WebhookTemplate of(TemplateSource source) {
        try {
            WebhookTemplate checked = new WebhookTemplate(source, JsonTemplate.parse(source.text()));
            checked.check();
            return checked;
        } catch (TemplateException e) {
            throw new UsageException(source.name() + ": " + e.getMessage());
        }
    }

    public JsonTemplate template() {
        return template;
    }

    /** Returns a warning for each name that the template reads and that no event has, with the line and the column. */
    public List<String> warnings() {
        return template.unknownNames().stream().map(this::warning).toList();
    }

    /** Returns the body for an event. */
    public String preview(NotificationEvent event) {
        try {
            return template.render(EXAMPLE_ID, event);
        } catch (TemplateException e) {
            throw new UsageException(source.name() + ": " + e.getMessage() + " (for " + event.id() + ")");
        }
    }

    private String warning(UnknownName name) {
        return "warning: " + source.name() + ": line " + name.line() + ", column " + name.column() + ": "
                + Excerpt.line(name.name(), MAX_WORDS) + " is not known, and is rendered as nothing";
    }

    private void check() {
        ExampleEvents.of(NotifyOn.ALL).forEach(this::check);
    }

    private void check(NotificationEvent event) {
        try {
            Optional<InvalidJson> problem = template.problem(event);
            if (problem.isPresent()) {
                throw new UsageException(source.name() + ": " + words(problem.get()));
            }
        } catch (TemplateException e) {
            throw new UsageException(source.name() + ": " + e.getMessage() + " (for " + event.id() + ")");
        }
    }

    private static String words(InvalidJson problem) {
        String line = problem.body()
                .lines()
                .skip(problem.line() - 1L)
                .findFirst()
                .map(text -> " in: " + Excerpt.line(text.strip(), MAX_WORDS))
                .orElse("");
        return "the result for " + problem.event().id() + " is not JSON: line " + problem.line() + ", column "
                + problem.column() + " of the result: " + Excerpt.line(problem.message(), MAX_WORDS) + line;
    }
}
