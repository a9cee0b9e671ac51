package io.jenkins.plugins.k6notify.cli.receiver;

/** One header of a request: its name as usually spelled, and its value as received. */
public record Header(String name, String value) {}
