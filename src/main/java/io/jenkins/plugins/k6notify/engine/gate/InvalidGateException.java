package io.jenkins.plugins.k6notify.engine.gate;

import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Thrown for settings that are not a quality gate; the text names the field, its value and what it accepts. */
public final class InvalidGateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_ARGUMENT = 100;

    private final GateProblem problem;
    private final String[] arguments;

    /** @param arguments the values that the text names, each cut to {@value #MAX_ARGUMENT} characters */
    InvalidGateException(GateProblem problem, String... arguments) {
        this.problem = problem;
        this.arguments = Arrays.stream(arguments)
                .map(argument -> Excerpt.line(argument, MAX_ARGUMENT))
                .toArray(String[]::new);
    }

    public GateProblem problem() {
        return problem;
    }

    /** Returns the problem as one line, in English if there is no translation. */
    public String words(Locale locale) {
        return problem.template().with(locale, List.of(arguments));
    }

    @Override
    public String getMessage() {
        return words(Locale.ENGLISH);
    }
}
