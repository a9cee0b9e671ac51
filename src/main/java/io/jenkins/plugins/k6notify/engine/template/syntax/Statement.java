package io.jenkins.plugins.k6notify.engine.template.syntax;

import java.util.List;

/** A part of a template: text, or a tag with its content. */
public sealed interface Statement {

    /** Returns the index of its first character in the template. */
    int at();

    /** Text outside of tags. */
    record Text(int at, String text) implements Statement {}

    /** <code>{{ value }}</code>. */
    record Print(int at, Expression value) implements Statement {}

    /**
     * <code>{% if %}</code>.
     *
     * @param otherwise the content of {@code else}, empty without it
     */
    record If(int at, List<Branch> branches, List<Statement> otherwise) implements Statement {}

    /** One condition of an {@code if} with its content. */
    record Branch(Expression condition, List<Statement> body) {}

    /**
     * <code>{% for variable in items %}</code>.
     *
     * @param otherwise the content of {@code else}, empty without it
     */
    record For(int at, String variable, Expression items, List<Statement> body, List<Statement> otherwise)
            implements Statement {}

    /** <code>{% set name = value %}</code>. */
    record Assign(int at, String name, Expression value) implements Statement {}
}
