package io.jenkins.plugins.k6notify.report;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import jenkins.util.Listeners;

/**
 * Is told of each k6 run that is seen in a build, whether or not a channel wants to hear of it. To be told what becomes of
 * messages, there is {@link io.jenkins.plugins.k6notify.delivery.OutboxListener}.
 */
public abstract class RunEventListener implements ExtensionPoint {

    /**
     * A run has started, or is over: once each, except after a controller that was killed just then. Names, reasons and
     * figures are from the console of the build, and may be anything. A run that was expected and not seen is over without
     * a start, with the reason {@link io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind#NO_RUN_SEEN}.
     *
     * <p>Called on a thread that reports runs, with the permissions of Jenkins itself; the messages of this event go out
     * after all listeners have returned. What is thrown is logged.
     */
    public abstract void happened(Run<?, ?> build, RunEvent event);

    static void tell(Run<?, ?> build, RunEvent event) {
        Listeners.notify(RunEventListener.class, true, listener -> listener.happened(build, event));
    }
}
