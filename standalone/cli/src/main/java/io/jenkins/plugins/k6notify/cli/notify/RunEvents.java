package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.util.List;

/** Converts runs to events and passes selected events to the sinks. */
public final class RunEvents implements RunObserver {

    private final TestContext context;
    private final NotifyOn notifyOn;
    private final List<EventSink> sinks;
    private boolean seen;

    public RunEvents(TestContext context, NotifyOn notifyOn, List<EventSink> sinks) {
        this.context = context;
        this.notifyOn = notifyOn;
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void started(K6Run run) {
        emit(new TestStarted(context, run));
    }

    @Override
    public void finished(K6Run run) {
        // The command line keeps no history, so "changed" never applies.
        emit(new TestFinished(context, run, null));
    }

    @Override
    public void leftInCloud(K6Run run) {
        // Its start is reported; its end is unknown.
    }

    /**
     * Records that a k6 process was seen, whose run is reported later.
     *
     * @return the name of its test
     */
    String processSeen(K6Run run) {
        seen = true;
        return new TestStarted(context, run).name();
    }

    /** Whether any run was seen. */
    public boolean hasSeenRun() {
        return seen;
    }

    private void emit(NotificationEvent event) {
        seen = true;
        if (notifyOn.accepts(event)) {
            sinks.forEach(sink -> sink.accept(event));
        }
    }
}
