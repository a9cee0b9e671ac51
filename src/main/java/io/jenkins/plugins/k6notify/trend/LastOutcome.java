package io.jenkins.plugins.k6notify.trend;

import hudson.model.Job;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import io.jenkins.plugins.k6notify.view.TestNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Result of the last build of a job with k6 runs. The test name is untrusted text: views must escape it. */
@Restricted(NoExternalUse.class)
public final class LastOutcome {

    /** Number of builds searched: allows for a running build and some that failed before they ran k6. */
    static final int LOOK_BACK = 10;

    private final int build;
    private final PastRun run;
    private final int others;
    private final TestNames names = new TestNames();

    private LastOutcome(PastBuild build) {
        List<PastRun> runs = build.runs();
        this.build = build.number();
        this.run = runs.stream()
                .filter(one -> one.kind() != Outcome.Kind.PASSED)
                .findFirst()
                .orElse(runs.get(runs.size() - 1));
        this.others = runs.size() - 1;
        runs.forEach(one -> names.add(one.test(), one.name()));
    }

    /** Returns the result; empty for a job without a finished run in its last builds. */
    static Optional<LastOutcome> of(Job<?, ?> job) {
        return of(PastBuilds.get().newest(job).limit(LOOK_BACK));
    }

    /** @param builds builds, newest first; consumed only as far as needed */
    static Optional<LastOutcome> of(Stream<PastBuild> builds) {
        return builds.filter(build -> !build.runs().isEmpty()).findFirst().map(LastOutcome::new);
    }

    /** The number of the build. */
    public int build() {
        return build;
    }

    /** Combined badge of the runs: passed if all passed, otherwise the badge of the first run that did not. */
    public OutcomeBadge badge() {
        return run.badge();
    }

    /** Sort key that places unsuccessful results first. */
    public int order() {
        return switch (run.kind()) {
            case TEST_FAILED -> 0;
            case STOPPED -> 1;
            case PASSED -> 2;
        };
    }

    /** The name of that run, with a remark if there are others. */
    public String test() {
        String name = names.shown(run.test());
        return others == 0 ? name : Messages.LastOutcome_AndOthers(name, others);
    }
}
