package io.jenkins.plugins.k6notify.engine.template.syntax;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;

/** The kinds of a {@link TemplateException}. The texts are in {@code Codes.properties}. */
public enum TemplateProblem {
    // Limits of a template.
    TOO_LONG,
    TOO_DEEP,

    // Constructs of Jinja2 outside of the subset.
    CONSTRUCT,
    FILTER,
    TEST,
    UNKNOWN_ARGUMENT,
    MISSING_ARGUMENT,
    REPEATED_ARGUMENT,
    ESCAPE_SEQUENCE,
    RESERVED_NAME,

    // Errors of syntax.
    UNEXPECTED,
    EXPECTED,
    EXPECTED_NAME,
    NOT_CLOSED,
    NOT_OPENED,
    NUMBER_TOO_LARGE,

    // Limits of rendering.
    OUTPUT_TOO_LONG,
    TOO_MANY_LOOP_STEPS,
    TOO_MUCH_WORK,

    // Operations without a result.
    OPERAND,
    OPERANDS,
    ARGUMENT,
    DIVISION_BY_ZERO,
    RESULT_TOO_LARGE,
    NESTED_LIST;

    private final MessageTemplate template = new MessageTemplate("TemplateProblem." + name());

    /** Returns the template of the text, in all languages. */
    MessageTemplate template() {
        return template;
    }
}
