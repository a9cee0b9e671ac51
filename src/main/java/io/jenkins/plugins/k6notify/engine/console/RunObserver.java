package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.run.K6Run;

/**
 * Is told of the runs in a console, in order: each one first as started, if it ever was, then as finished or left. Called on
 * the thread that writes to the console, so it must not block.
 */
public interface RunObserver {

    /** k6 makes load. Comes just before {@link #finished} for a run that ended before it showed any progress. */
    void started(K6Run run);

    /** The run is over; {@link K6Run#outcome()} says how. */
    void finished(K6Run run);

    /** k6 is over and the run, which has started, is not: it goes on in k6 Cloud, and how it ends will not be seen here. */
    void leftInCloud(K6Run run);
}
