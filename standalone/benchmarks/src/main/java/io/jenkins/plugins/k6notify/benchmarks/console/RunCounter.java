package io.jenkins.plugins.k6notify.benchmarks.console;

import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.run.K6Run;

/** Counts the events of runs, so that the compiler cannot remove the reading. */
final class RunCounter implements RunObserver {

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
