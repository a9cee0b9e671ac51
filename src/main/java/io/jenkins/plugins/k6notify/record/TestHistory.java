package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.job.TargetBranch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        return before(build, test, Baseline.PREVIOUS);
    }

    /** Returns the run that runs of the test in this build are compared with; null if there is none. */
    @CheckForNull
    public PreviousRun before(Run<?, ?> build, String test, Baseline baseline) {
        return before(build, Set.of(test), baseline).get(test);
    }

    /** Returns the last finished runs of several tests by key, omitting tests without one. Reads each build once. */
    public Map<String, PreviousRun> before(Run<?, ?> build, Set<String> tests) {
        return before(build, tests, Baseline.PREVIOUS);
    }

    private Map<String, PreviousRun> before(Run<?, ?> build, Set<String> tests, Baseline baseline) {
        Job<?, ?> job = build.getParent();
        Map<String, PreviousRun> found = new HashMap<>();
        if (baseline != Baseline.TARGET) {
            found.putAll(runs(job, build.getPreviousBuild(), tests, baseline));
        }
        Set<String> others = new HashSet<>(tests);
        others.removeAll(found.keySet());
        if (!others.isEmpty()) {
            target.apply(job).ifPresent(other -> found.putAll(ofTarget(other, others, job, baseline)));
        }
        return found;
    }

    /**
     * Returns the runs that the messages of these runs compared them with, by id of the record; of runs that were
     * compared with the previous run, the one that is the previous run now. Omits runs that are deleted, and those of
     * another branch than the target.
     */
    public Map<UUID, PreviousRun> references(Run<?, ?> build, List<RunRecord> runs) {
        Map<Boolean, List<RunRecord>> over = runs.stream()
                .filter(RunRecord::isOver)
                .collect(Collectors.partitioningBy(run -> run.reference() == null));
        Map<String, PreviousRun> previous =
                before(build, over.get(true).stream().map(RunRecord::test).collect(Collectors.toSet()));
        Map<UUID, PreviousRun> found = new HashMap<>();
        for (RunRecord run : over.get(true)) {
            Optional.ofNullable(previous.get(run.test())).ifPresent(one -> found.put(run.id(), one));
        }
        for (RunRecord run : over.get(false)) {
            reference(build.getParent(), run).ifPresent(one -> found.put(run.id(), one));
        }
        return found;
    }

    private Optional<PreviousRun> reference(Job<?, ?> job, RunRecord run) {
        Reference reference = run.reference();
        Integer number = reference == null ? null : reference.build();
        if (number == null) {
            return Optional.empty();
        }
        Optional<Job<?, ?>> in = reference.job() == null
                ? Optional.of(job)
                : target.apply(job).filter(other -> other.getFullName().equals(reference.job()));
        return in.flatMap(other -> reference(other, keyIn(other, run.test(), job), number, reference.baseline()));
    }

    private static Optional<PreviousRun> reference(Job<?, ?> job, String test, int number, Baseline baseline) {
        if (baseline == Baseline.PINNED) {
            PinnedRun pinned = PinnedRuns.of(job).all().get(test);
            if (pinned != null && pinned.build() == number) {
                return Optional.of(pinned.asReference(job.getFullName()));
            }
        }
        Run<?, ?> build = job.getBuildByNumber(number);
        K6RunsAction action = build == null ? null : build.getAction(K6RunsAction.class);
        return action == null
                ? Optional.empty()
                : Optional.ofNullable(
                        last(build, action.getRuns(), Set.of(test), baseline).get(test));
    }

    private static Map<String, PreviousRun> ofTarget(
            Job<?, ?> other, Set<String> tests, Job<?, ?> job, Baseline baseline) {
        Set<String> there = tests.stream().map(test -> keyIn(other, test, job)).collect(Collectors.toSet());
        Map<String, PreviousRun> last = runs(other, other.getLastBuild(), there, baseline);
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

    private static Map<String, PreviousRun> runs(
            Job<?, ?> job, @CheckForNull Run<?, ?> newest, Set<String> tests, Baseline baseline) {
        return baseline == Baseline.PINNED ? pinned(job, tests) : last(newest, tests, baseline);
    }

    private static Map<String, PreviousRun> pinned(Job<?, ?> job, Set<String> tests) {
        Map<String, PreviousRun> found = new HashMap<>();
        PinnedRuns.of(job).all().forEach((test, run) -> {
            if (tests.contains(test)) {
                found.put(test, run.asReference(job.getFullName()));
            }
        });
        return found;
    }

    private static Map<String, PreviousRun> last(@CheckForNull Run<?, ?> newest, Set<String> tests, Baseline baseline) {
        Map<String, PreviousRun> found = new HashMap<>();
        Set<String> wanted = new HashSet<>(tests);
        Run<?, ?> build = newest;
        for (int looked = 0; build != null && !wanted.isEmpty() && looked < BUILDS; looked++) {
            K6RunsAction action = build.getAction(K6RunsAction.class);
            if (action != null) {
                found.putAll(last(build, action.getRuns(), wanted, baseline));
                wanted.removeAll(found.keySet());
            }
            build = build.getPreviousBuild();
        }
        return found;
    }

    private static Map<String, PreviousRun> last(
            Run<?, ?> build, List<RunRecord> runs, Set<String> tests, Baseline baseline) {
        Map<String, PreviousRun> last = new HashMap<>();
        for (RunRecord record : runs) {
            Outcome outcome = record.run().outcome();
            boolean isWanted = outcome != null
                    && tests.contains(record.test())
                    && (baseline != Baseline.PASSED || outcome.kind() == Outcome.Kind.PASSED);
            if (isWanted) {
                last.put(
                        record.test(),
                        new PreviousRun(
                                build.getParent().getFullName(),
                                build.getNumber(),
                                outcome.result(),
                                record.run().summary().metrics(),
                                TestSetup.of(record.run()),
                                baseline,
                                List.of()));
            }
        }
        return last;
    }
}
