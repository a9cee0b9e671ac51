package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.run.K6Run;

/**
 * Receives the runs of a console in order: each first as started, if it started, then as finished or left in the cloud.
 * Called on the thread that writes to the console, so implementations must not block.
 */
public interface RunObserver {

    /**
     * Called when k6 generates load; immediately before {@link #finished} for a run that ended before it printed any
     * progress.
     */
    void started(K6Run run);

    /** Called when the run is over; {@link K6Run#outcome()} contains its end. */
    void finished(K6Run run);

    /**
     * Called when k6 has exited, but the run, which has started, continues in k6 Cloud; its outcome will not be seen
     * here.
     */
    void leftInCloud(K6Run run);
}
