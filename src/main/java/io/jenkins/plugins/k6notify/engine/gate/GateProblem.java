package io.jenkins.plugins.k6notify.engine.gate;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;

/** The kinds of an {@link InvalidGateException}. The texts are in {@code Codes.properties}. */
public enum GateProblem {
    EMPTY,
    CONDITION,
    CRITICALITY,
    METRIC,
    METRIC_MISSING,
    METRIC_NOT_TAKEN,
    LIMIT_MISSING,
    LIMIT_NOT_PERCENT,
    LIMIT_AND_CHANGE,
    CHANGE,
    CHANGE_WITH_CONDITION;

    private final MessageTemplate template = new MessageTemplate("GateProblem." + name());

    /** Returns the template of the text, in all languages. */
    MessageTemplate template() {
        return template;
    }
}
