package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a test in earlier builds: of its own job, and where that one knows none, of the branch that the changes are
 * for. Reads builds from disk.
 */
final class TestHistory {

    /** How many builds of a job are looked at: a test that did not run in so many begins anew. */
    static final int BUILDS = 50;

    private final Function<Job<?, ?>, Optional<Job<?, ?>>> target;

    /** @param target from a branch to the one that its changes are for, {@link TargetBranch#of} */
    TestHistory(Function<Job<?, ?>, Optional<Job<?, ?>>> target) {
        this.target = target;
    }

    /** The last finished run of the test before this build; null where there is none. */
    @CheckForNull
    PreviousRun before(Run<?, ?> build, String testName) {
        PreviousRun own = last(build.getPreviousBuild(), testName);
        if (own != null) {
            return own;
        }
        Job<?, ?> job = build.getParent();
        return target.apply(job)
                .map(other -> last(other.getLastBuild(), nameIn(other, testName, job)))
                .orElse(null);
    }

    /** A test without a name of its own has that of its job, which is another one in each branch. */
    private static String nameIn(Job<?, ?> other, String testName, Job<?, ?> job) {
        return testName.equals(job.getFullName()) ? other.getFullName() : testName;
    }

    @CheckForNull
    private static PreviousRun last(@CheckForNull Run<?, ?> newest, String testName) {
        Run<?, ?> build = newest;
        for (int looked = 0; build != null && looked < BUILDS; looked++) {
            K6RunsAction action = build.getAction(K6RunsAction.class);
            PreviousRun run = action == null ? null : last(build, action.getRuns(), testName);
            if (run != null) {
                return run;
            }
            build = build.getPreviousBuild();
        }
        return null;
    }

    @CheckForNull
    private static PreviousRun last(Run<?, ?> build, List<RunRecord> runs, String testName) {
        PreviousRun last = null;
        for (RunRecord record : runs) {
            Outcome outcome = record.run().outcome();
            if (outcome != null && record.name().equals(testName)) {
                last = new PreviousRun(
                        build.getParent().getFullName(),
                        build.getNumber(),
                        outcome.result(),
                        record.run().summary().metrics());
            }
        }
        return last;
    }
}
