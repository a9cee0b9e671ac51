package io.jenkins.plugins.k6notify.report;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import jenkins.util.Listeners;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;

/**
 * Extension point for k6 runs in builds. Listeners receive every run, even if no channel subscribes to it. For the
 * state of deliveries, see {@link io.jenkins.plugins.k6notify.delivery.OutboxListener}. Beta: it may change in any
 * version.
 */
@Restricted(Beta.class)
public abstract class RunEventListener implements ExtensionPoint {

    /**
     * Called once when a run has started and once when it has ended; a controller killed at that moment may repeat a
     * call. Names, reasons and metrics are untrusted text from the console. An expected run that was not seen ends
     * without a start, with the reason {@link io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind#NO_RUN_SEEN}.
     *
     * <p>Runs on a reporting thread, with the permissions of Jenkins itself. The messages of the event are submitted
     * after all listeners have returned. Exceptions are logged.
     */
    public abstract void happened(Run<?, ?> build, RunEvent event);

    static void fire(Run<?, ?> build, RunEvent event) {
        Listeners.notify(RunEventListener.class, true, listener -> listener.happened(build, event));
    }
}
