package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;

/**
 * A line of k6's progress.
 *
 * @param kind which line
 * @param elapsed since the test began; null where the line does not say
 * @param vus how many VUs are at work; -1 where the line does not say
 * @param iterations how many are complete; -1 where the line does not say
 */
record ProgressLine(Kind kind, @CheckForNull Duration elapsed, long vus, long iterations) {

    /** Which line it is. */
    enum Kind {
        /** {@code running (01.0s), 2/2 VUs, 8 complete and 0 interrupted iterations}. */
        RUNNING,
        /** {@code Init [ 50% ] 2/4 VUs initialized}. */
        INIT,
        /** {@code Run    [  33% ] 01.0s/33s} of a run in the cloud. */
        RUN,
        /** {@code done [=====] 30s / 30s}, up to k6 v0.25. */
        DONE
    }
}
