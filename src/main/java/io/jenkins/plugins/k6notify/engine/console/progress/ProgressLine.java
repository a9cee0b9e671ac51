package io.jenkins.plugins.k6notify.engine.console.progress;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;

/**
 * A line of k6's progress.
 *
 * @param kind the kind of line
 * @param elapsed the time since the test began; null if the line does not contain it
 * @param vus the number of active VUs; -1 if the line does not contain it
 * @param iterations the number of completed iterations; -1 if the line does not contain it
 */
public record ProgressLine(Kind kind, @CheckForNull Duration elapsed, long vus, long iterations) {

    /** The kind of line. */
    public enum Kind {
        /** A line {@code running (01.0s), 2/2 VUs, 8 complete and 0 interrupted iterations}. */
        RUNNING,
        /** A line {@code Init [ 50% ] 2/4 VUs initialized}. */
        INIT,
        /** A line {@code Run    [  33% ] 01.0s/33s} of a run in the cloud. */
        RUN,
        /** A line {@code done [=====] 30s / 30s}, up to k6 v0.25. */
        DONE
    }
}
