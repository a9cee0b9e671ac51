package io.jenkins.plugins.k6notify.engine.message;

/**
 * A button that opens a page.
 *
 * @param label our own text, at most 75 characters
 * @param url an http or https URL
 */
public record Link(String label, String url) {}
