package io.jenkins.plugins.k6notify.trend;

import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import io.jenkins.plugins.k6notify.view.TestNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Result of the last build of a job with k6 runs. The test name is untrusted text: views must escape it.
 *
 * @param build number of the build
 * @param run the first run that did not pass, otherwise the last run
 * @param test name of that run, with a remark if there are others
 */
@Restricted(NoExternalUse.class)
public record LastOutcome(int build, PastRun run, String test) {

    /** @param builds builds, newest first; consumed only as far as needed */
    static Optional<LastOutcome> of(Stream<PastBuild> builds) {
        return builds.filter(build -> !build.runs().isEmpty()).findFirst().map(LastOutcome::of);
    }

    private static LastOutcome of(PastBuild build) {
        List<PastRun> runs = build.runs();
        int others = runs.size() - 1;
        PastRun run = runs.stream()
                .filter(one -> one.kind() != Outcome.Kind.PASSED)
                .findFirst()
                .orElse(runs.get(others));
        TestNames names = new TestNames();
        runs.forEach(one -> names.add(one.test(), one.name()));
        String name = names.shown(run.test());
        return new LastOutcome(build.number(), run, others == 0 ? name : Messages.LastOutcome_AndOthers(name, others));
    }

    /** Returns the combined badge of all runs: passed only if all passed. */
    public OutcomeBadge badge() {
        return run.badge();
    }

    /** Returns a sort key that places unsuccessful results first. */
    public int order() {
        return switch (run.kind()) {
            case TEST_FAILED -> 0;
            case STOPPED -> 1;
            case PASSED -> 2;
        };
    }
}
