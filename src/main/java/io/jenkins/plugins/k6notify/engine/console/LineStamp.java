package io.jenkins.plugins.k6notify.engine.console;

import java.time.Instant;

/**
 * The number of a line in its console, and the time at which it was printed.
 *
 * @param number increases from line to line; skipped lines may have none
 */
record LineStamp(long number, Instant at) {}
