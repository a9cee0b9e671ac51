package io.jenkins.plugins.k6notify.pipeline;

import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.time.Clock;

/**
 * Detects output of k6 in a console, on the controller or on an agent. Calls back on the first output of k6, on the
 * start of a run, and on the end of a run followed by another.
 */
final class K6Detector implements LineListener, RunObserver {

    private final K6Console console;
    private final Runnable callback;
    private boolean reported;

    /** @param callback called on the thread that writes the console; must not block */
    K6Detector(Runnable callback) {
        this.console = new K6Console(Clock.systemUTC(), this);
        this.callback = callback;
    }

    @Override
    public void line(String line) {
        console.line(line);
        if (!reported && console.showsK6()) {
            reported = true;
            callback.run();
        }
    }

    @Override
    public boolean wantsEveryLine() {
        return console.wantsEveryLine();
    }

    @Override
    public void started(K6Run run) {
        callback.run();
    }

    @Override
    public void finished(K6Run run) {
        callback.run();
    }

    @Override
    public void leftInCloud(K6Run run) {
        callback.run();
    }
}
