package io.jenkins.plugins.k6notify.engine.template;

/**
 * A name in a template that the context does not have, and that is therefore rendered as nothing.
 *
 * @param name as written in the template, such as {@code test.nmae}; pages must escape it
 * @param line the line of its first use, from 1
 * @param column the column in characters, from 1
 */
public record UnknownName(String name, int line, int column) {}
