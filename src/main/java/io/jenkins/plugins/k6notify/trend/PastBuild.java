package io.jenkins.plugins.k6notify.trend;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Data of a build for the trend.
 *
 * @param runs ended runs in the order of their first event; at most {@value #MAX_RUNS}
 */
record PastBuild(int number, List<PastRun> runs) {

    /** Maximum number of runs, as a build can print anything. */
    static final int MAX_RUNS = 100;

    /**
     * Creates the data; reads the runs from disk unless the build has loaded them.
     *
     * @param shared returns an equal list of keys, which may be that of another run
     */
    static PastBuild of(Run<?, ?> build, UnaryOperator<List<String>> shared) {
        K6RunsAction action = build.getAction(K6RunsAction.class);
        List<RunRecord> records = action == null ? List.of() : action.getRuns();
        return new PastBuild(
                build.getNumber(),
                records.stream()
                        .flatMap(record -> PastRun.of(record, shared).stream())
                        .limit(MAX_RUNS)
                        .toList());
    }
}
