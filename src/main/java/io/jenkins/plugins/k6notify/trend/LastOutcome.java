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

/** How the last build of a job with k6 runs came out. The name of the test is from outside: views have to escape it. */
@Restricted(NoExternalUse.class)
public final class LastOutcome {

    /** How many builds are looked at: enough for one that runs, and some that failed before they came to k6. */
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

    /** Nothing for a job without a finished run in its last builds. */
    static Optional<LastOutcome> of(Job<?, ?> job) {
        return of(PastBuilds.get().newest(job).limit(LOOK_BACK));
    }

    /** @param builds newest first; none behind the one that is found is asked for */
    static Optional<LastOutcome> of(Stream<PastBuild> builds) {
        return builds.filter(build -> !build.runs().isEmpty()).findFirst().map(LastOutcome::new);
    }

    /** The number of the build. */
    public int build() {
        return build;
    }

    /** Of all its runs: passed if each of them did, else that of the first one that did not. */
    public OutcomeBadge badge() {
        return run.badge();
    }

    /** To sort by: what did not pass comes first. */
    public int order() {
        return switch (run.kind()) {
            case TEST_FAILED -> 0;
            case STOPPED -> 1;
            case PASSED -> 2;
        };
    }

    /** Which run that is, and that there are others. */
    public String test() {
        String name = names.shown(run.test());
        return others == 0 ? name : Messages.LastOutcome_AndOthers(name, others);
    }
}
