package io.jenkins.plugins.k6notify.engine.console;

import java.time.Instant;

/**
 * Which line of a console it is, and when it was printed.
 *
 * @param number grows from line to line; lines that are skipped may have none
 */
record LineStamp(long number, Instant at) {}
