package io.jenkins.plugins.k6notify.engine.message;

/**
 * A labelled fact about a run. Contains no foreign text.
 *
 * @param label {@code p(95)}
 * @param value {@code 612.3 ms, +34 %}
 */
public record Fact(String label, String value) {}
