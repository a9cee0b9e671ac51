package io.jenkins.plugins.k6notify.cli.receiver.request;

/** A header of a request, with the usual spelling of its name and the received value. */
public record Header(String name, String value) {}
