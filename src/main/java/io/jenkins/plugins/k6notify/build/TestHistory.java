package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;

/** What came of a test in earlier builds of its job. Reads builds from disk. */
final class TestHistory {

    /** How many earlier builds are looked at: a test that did not run in so many begins anew. */
    static final int BUILDS = 50;

    private TestHistory() {}

    /** The last finished run of the test before this build; null where there is none. */
    @CheckForNull
    static PreviousRun before(Run<?, ?> build, String testName) {
        Run<?, ?> earlier = build.getPreviousBuild();
        for (int looked = 0; earlier != null && looked < BUILDS; looked++) {
            K6RunsAction action = earlier.getAction(K6RunsAction.class);
            PreviousRun run = action == null ? null : last(earlier.getNumber(), action.getRuns(), testName);
            if (run != null) {
                return run;
            }
            earlier = earlier.getPreviousBuild();
        }
        return null;
    }

    @CheckForNull
    private static PreviousRun last(int build, List<RunRecord> runs, String testName) {
        PreviousRun last = null;
        for (RunRecord record : runs) {
            Outcome outcome = record.run().outcome();
            if (outcome != null && record.name().equals(testName)) {
                last = new PreviousRun(
                        build, outcome.result(), record.run().summary().metrics());
            }
        }
        return last;
    }
}
