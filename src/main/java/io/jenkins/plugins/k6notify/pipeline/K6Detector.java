package io.jenkins.plugins.k6notify.pipeline;

import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.time.Clock;

/**
 * Looks at a console, on the controller or on an agent, and calls when something of k6 is to be seen there: its first
 * sign, the start of a run, the end of one that another follows.
 */
final class K6Detector implements LineListener, RunObserver {

    private final K6Console console;
    private final Runnable call;
    private boolean called;

    /** @param call on the thread that writes to the console, so it must not block */
    K6Detector(Runnable call) {
        this.console = new K6Console(Clock.systemUTC(), this);
        this.call = call;
    }

    @Override
    public void line(String line) {
        console.line(line);
        if (!called && console.showsK6()) {
            called = true;
            call.run();
        }
    }

    @Override
    public boolean wantsEveryLine() {
        return console.wantsEveryLine();
    }

    @Override
    public void started(K6Run run) {
        call.run();
    }

    @Override
    public void finished(K6Run run) {
        call.run();
    }

    @Override
    public void leftInCloud(K6Run run) {
        call.run();
    }
}
