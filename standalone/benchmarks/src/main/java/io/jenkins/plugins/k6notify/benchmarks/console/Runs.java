package io.jenkins.plugins.k6notify.benchmarks.console;

import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.run.K6Run;

/** Counts what is told of runs, so that no compiler leaves out the reading. */
final class Runs implements RunObserver {

    private int seen;

    int seen() {
        return seen;
    }

    @Override
    public void started(K6Run run) {
        seen++;
    }

    @Override
    public void finished(K6Run run) {
        seen++;
    }

    @Override
    public void leftInCloud(K6Run run) {
        seen++;
    }
}
