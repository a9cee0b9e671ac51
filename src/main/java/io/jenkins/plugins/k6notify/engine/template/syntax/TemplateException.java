package io.jenkins.plugins.k6notify.engine.template.syntax;

import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A template that cannot be parsed or rendered: the position in the template, and the problem. Contains words of the
 * template and names of types, but no value of the context.
 */
public final class TemplateException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int MAX_ARGUMENT = 100;
    private static final MessageTemplate AT = new MessageTemplate("TemplateProblem.AT");

    private final TemplateProblem problem;
    private final int line;
    private final int column;
    private final String[] arguments;

    /**
     * @param line from 1
     * @param column in characters, from 1
     * @param arguments the values that the text names, each cut to {@value #MAX_ARGUMENT} characters
     */
    TemplateException(TemplateProblem problem, int line, int column, List<String> arguments) {
        this.problem = problem;
        this.line = line;
        this.column = column;
        this.arguments = arguments.stream()
                .map(argument -> Excerpt.line(argument, MAX_ARGUMENT))
                .toArray(String[]::new);
    }

    public TemplateProblem problem() {
        return problem;
    }

    /** Returns the line of the problem, from 1. */
    public int line() {
        return line;
    }

    /** Returns the column of the problem in characters, from 1. */
    public int column() {
        return column;
    }

    /** Returns the values that the text names. They may be text of the template, which pages must escape. */
    public List<String> arguments() {
        return List.of(arguments);
    }

    /**
     * Returns the position and the problem as one line, in English if there is no translation:
     * {@code line 3, column 5: {% include %} is not supported}.
     */
    public String words(Locale locale) {
        return AT.with(
                locale,
                Stream.of(
                                String.valueOf(line),
                                String.valueOf(column),
                                problem.template().with(locale, arguments()))
                        .toList());
    }

    @Override
    public String getMessage() {
        return words(Locale.ENGLISH);
    }
}
