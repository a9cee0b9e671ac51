package io.jenkins.plugins.k6notify.trend;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import java.util.List;

/**
 * What the trend keeps of a build.
 *
 * @param runs those that are over, in the order in which they were first seen; at most {@value #MOST_RUNS}
 * @param over whether the build is over; what is reported of its runs later, {@link PastBuilds} is told of
 */
record PastBuild(int number, List<PastRun> runs, boolean over) {

    /** More are no trend, and a build can print anything. */
    static final int MOST_RUNS = 100;

    /** Reads them from disk, unless the build has done so already. */
    static PastBuild of(Run<?, ?> build) {
        // First: a run that ends in between is looked for again.
        boolean over = !build.isLogUpdated();
        K6RunsAction action = build.getAction(K6RunsAction.class);
        List<RunRecord> records = action == null ? List.of() : action.getRuns();
        return new PastBuild(
                build.getNumber(),
                records.stream()
                        .flatMap(record -> PastRun.of(record).stream())
                        .limit(MOST_RUNS)
                        .toList(),
                over);
    }
}
