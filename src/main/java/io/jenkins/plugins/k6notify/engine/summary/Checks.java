package io.jenkins.plugins.k6notify.engine.summary;

/** The number of checks of a run that passed and that failed. Failed checks alone do not fail a run; thresholds do. */
public record Checks(long passes, long fails) {}
