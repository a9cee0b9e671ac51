package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.summary.K6Summary;

/** Where k6 may have left the summary of a run, asked when that run is over. */
@FunctionalInterface
public interface SummarySource {

    /** For consoles of which only the text is at hand. */
    SummarySource NONE = () -> K6Summary.EMPTY;

    /**
     * What was left since the last call; {@link K6Summary#EMPTY} for nothing, or nothing readable. Called on the thread
     * that writes to the console.
     */
    K6Summary take();
}
