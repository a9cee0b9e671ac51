package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.job.TargetBranch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Results of tests in earlier builds: of the same job or, if it has none, of the target branch. Reads builds from disk.
 */
@Restricted(NoExternalUse.class)
public final class TestHistory {

    /** Number of builds searched: a test absent from all of them has no history. */
    static final int BUILDS = 50;

    private final Function<Job<?, ?>, Optional<Job<?, ?>>> target;

    /** @param target finds the target branch of a branch, {@link TargetBranch#of} */
    public TestHistory(Function<Job<?, ?>, Optional<Job<?, ?>>> target) {
        this.target = target;
    }

    /** Returns the last finished run of the test before this build; null if there is none. */
    @CheckForNull
    public PreviousRun before(Run<?, ?> build, String test) {
        return before(build, Set.of(test)).get(test);
    }

    /** Returns the same for several tests by key, omitting tests without a result. Reads each build once. */
    public Map<String, PreviousRun> before(Run<?, ?> build, Set<String> tests) {
        Map<String, PreviousRun> found = last(build.getPreviousBuild(), tests);
        Set<String> others = new HashSet<>(tests);
        others.removeAll(found.keySet());
        Job<?, ?> job = build.getParent();
        if (!others.isEmpty()) {
            target.apply(job).ifPresent(other -> found.putAll(ofTarget(other, others, job)));
        }
        return found;
    }

    private static Map<String, PreviousRun> ofTarget(Job<?, ?> other, Set<String> tests, Job<?, ?> job) {
        Set<String> there = tests.stream().map(test -> keyIn(other, test, job)).collect(Collectors.toSet());
        Map<String, PreviousRun> last = last(other.getLastBuild(), there);
        Map<String, PreviousRun> found = new HashMap<>();
        for (String test : tests) {
            PreviousRun run = last.get(keyIn(other, test, job));
            if (run != null) {
                found.put(test, run);
            }
        }
        return found;
    }

    /**
     * Converts the key of a test without name and script, which is derived from the job and thus differs between
     * branches.
     */
    private static String keyIn(Job<?, ?> other, String test, Job<?, ?> job) {
        return test.equals(job.getFullName()) ? other.getFullName() : test;
    }

    private static Map<String, PreviousRun> last(@CheckForNull Run<?, ?> newest, Set<String> tests) {
        Map<String, PreviousRun> found = new HashMap<>();
        Set<String> wanted = new HashSet<>(tests);
        Run<?, ?> build = newest;
        for (int looked = 0; build != null && !wanted.isEmpty() && looked < BUILDS; looked++) {
            K6RunsAction action = build.getAction(K6RunsAction.class);
            if (action != null) {
                found.putAll(last(build, action.getRuns(), wanted));
                wanted.removeAll(found.keySet());
            }
            build = build.getPreviousBuild();
        }
        return found;
    }

    private static Map<String, PreviousRun> last(Run<?, ?> build, List<RunRecord> runs, Set<String> tests) {
        Map<String, PreviousRun> last = new HashMap<>();
        for (RunRecord record : runs) {
            Outcome outcome = record.run().outcome();
            if (outcome != null && tests.contains(record.test())) {
                last.put(
                        record.test(),
                        new PreviousRun(
                                build.getParent().getFullName(),
                                build.getNumber(),
                                outcome.result(),
                                record.run().summary().metrics()));
            }
        }
        return last;
    }
}
