package io.jenkins.plugins.k6notify.engine.template.value;

/** The value of a name that the context does not have: prints as nothing, and is false. */
public enum Undefined {
    UNDEFINED
}
