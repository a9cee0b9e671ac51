package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.summary.K6Summary;

/** The source of a summary that k6 may have left; called when a run is over. */
@FunctionalInterface
public interface SummarySource {

    /** The source for consoles of which only the text is available. */
    SummarySource NONE = () -> K6Summary.EMPTY;

    /**
     * Returns the summary left since the last call; {@link K6Summary#EMPTY} if there is none, or if it is unreadable.
     * Called on the thread that writes to the console.
     */
    K6Summary take();
}
