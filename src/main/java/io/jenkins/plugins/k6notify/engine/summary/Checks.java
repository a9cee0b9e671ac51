package io.jenkins.plugins.k6notify.engine.summary;

/** How many checks of a run held and how many did not. Failed checks alone do not fail a run: thresholds do. */
public record Checks(long passes, long fails) {}
