package io.jenkins.plugins.k6notify.engine.template.syntax;

/** A rule of the grammar, which parses an expression from the current token on. */
interface Production {

    Expression parse() throws TemplateException;
}
