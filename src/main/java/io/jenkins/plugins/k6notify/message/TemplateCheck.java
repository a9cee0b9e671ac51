package io.jenkins.plugins.k6notify.message;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.message.template.CheckedTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.CheckedTemplate.InvalidJson;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Checks a template: that it is one, and has a valid result for each event that a channel receives and for the test
 * event. The texts are in the language of the current user.
 */
@Restricted(NoExternalUse.class)
public final class TemplateCheck {

    private static final int MAX_NAMES = 10;
    private static final int MAX_NAME = 60;
    private static final int MAX_PARSER_WORDS = 300;

    private final String source;
    private final Parser parser;
    private final NotifyOn events;

    /** @param events the events that the channel receives */
    public TemplateCheck(String source, Parser parser, NotifyOn events) {
        this.source = source;
        this.parser = parser;
        this.events = events;
    }

    /** Parses a template of one kind. */
    @FunctionalInterface
    public interface Parser {

        /** @throws TemplateException if it is not a template */
        CheckedTemplate parse(String source) throws TemplateException;
    }

    /** @param excerpt the lines of the rendered text around the problem; empty if there are none */
    private record Problem(String text, String excerpt) {}

    /** Returns the first problem as plain text of several lines; empty if the template can be used. */
    public Optional<String> problem() {
        return firstProblem().map(problem -> (problem.text() + '\n' + problem.excerpt()).strip());
    }

    /** Returns the first problem as an error, or the names without a value as a warning. */
    public FormValidation verdict() {
        return firstProblem()
                .map(TemplateCheck::error)
                .orElseGet(() -> warning().map(FormValidation::warning).orElseGet(FormValidation::ok));
    }

    /** Returns the names that stay empty, as they may be misspelled; empty if there are none. */
    public Optional<String> warning() {
        try {
            List<UnknownName> names = parser.parse(source).unknownNames();
            return names.isEmpty() ? Optional.empty() : Optional.of(Messages.TemplateCheck_UnknownNames(list(names)));
        } catch (TemplateException e) {
            return Optional.empty();
        }
    }

    private static String list(List<UnknownName> names) {
        return names.stream()
                .limit(MAX_NAMES)
                .map(name -> Messages.TemplateCheck_UnknownName(
                        Excerpt.line(name.name(), MAX_NAME), String.valueOf(name.line())))
                .collect(Collectors.joining(", ", "", names.size() > MAX_NAMES ? " …" : ""));
    }

    private static FormValidation error(Problem problem) {
        return problem.excerpt().isEmpty()
                ? FormValidation.error(problem.text())
                : FormValidation.errorWithMarkup(
                        Util.xmlEscape(problem.text()) + "<pre>" + Util.xmlEscape(problem.excerpt()) + "</pre>");
    }

    private Optional<Problem> firstProblem() {
        CheckedTemplate template;
        try {
            template = parser.parse(source);
        } catch (TemplateException e) {
            return Optional.of(new Problem(Messages.TemplateCheck_NotATemplate(Wording.of(e)), ""));
        }
        return ExampleEvents.of(events).stream()
                .flatMap(event -> problem(template, event).stream())
                .findFirst();
    }

    private static Optional<Problem> problem(CheckedTemplate template, NotificationEvent event) {
        try {
            return template.problem(event).map(TemplateCheck::notJson);
        } catch (TemplateException e) {
            return Optional.of(new Problem(Messages.TemplateCheck_NotRendered(event.id(), Wording.of(e)), ""));
        }
    }

    private static Problem notJson(InvalidJson invalid) {
        return new Problem(
                Messages.TemplateCheck_NotJson(
                        invalid.event().id(),
                        String.valueOf(invalid.line()),
                        String.valueOf(invalid.column()),
                        Excerpt.line(invalid.message(), MAX_PARSER_WORDS)),
                RenderedLines.around(invalid.body(), invalid.line(), invalid.column()));
    }
}
