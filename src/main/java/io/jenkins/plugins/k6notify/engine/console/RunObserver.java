package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.run.K6Run;

/**
 * Receives the runs of a console in order: each first as started, if it started, then as finished or left in the cloud. Called
 * on the thread that writes to the console, so implementations must not block.
 */
public interface RunObserver {

    /** k6 makes load. Comes just before {@link #finished} for a run that ended before it showed any progress. */
    void started(K6Run run);

    /** The run is over; {@link K6Run#outcome()} says how. */
    void finished(K6Run run);

    /** k6 is over and the run, which has started, is not: it goes on in k6 Cloud, and how it ends will not be seen here. */
    void leftInCloud(K6Run run);
}
