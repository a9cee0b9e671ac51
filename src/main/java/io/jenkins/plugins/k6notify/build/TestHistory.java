package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;

/** What came of a test in earlier builds of its job. Reads builds from disk. */
final class TestHistory {

    /** How many earlier builds are looked at: a test that did not run in so many begins anew. */
    static final int BUILDS = 50;

    private TestHistory() {}

    /** The result of the last finished run of the test before this build; null where there is none. */
    @CheckForNull
    static K6Result resultBefore(Run<?, ?> build, String testName) {
        Run<?, ?> earlier = build.getPreviousBuild();
        for (int looked = 0; earlier != null && looked < BUILDS; looked++) {
            K6RunsAction action = earlier.getAction(K6RunsAction.class);
            K6Result result = action == null ? null : lastResult(action.getRuns(), testName);
            if (result != null) {
                return result;
            }
            earlier = earlier.getPreviousBuild();
        }
        return null;
    }

    @CheckForNull
    private static K6Result lastResult(List<RunRecord> runs, String testName) {
        K6Result last = null;
        for (RunRecord record : runs) {
            Outcome outcome = record.run().outcome();
            if (outcome != null && record.name().equals(testName)) {
                last = outcome.result();
            }
        }
        return last;
    }
}
