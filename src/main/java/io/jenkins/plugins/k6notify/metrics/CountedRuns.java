package io.jenkins.plugins.k6notify.metrics;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.report.RunEventListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Counts runs, if the plugin <em>Metrics</em> is installed. */
@Extension(optional = true)
@SuppressWarnings("deprecation") // of optional: its successor is in a plugin that would be required
@Restricted(NoExternalUse.class)
public final class CountedRuns extends RunEventListener {

    @Override
    public void happened(Run<?, ?> build, RunEvent event) {
        K6Metrics.get().happened(event);
    }
}
