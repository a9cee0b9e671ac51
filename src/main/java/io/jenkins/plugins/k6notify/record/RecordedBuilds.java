package io.jenkins.plugins.k6notify.record;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.delivery.BuildFinder;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the builds whose records name the run of a delivery. */
@Extension
@Restricted(NoExternalUse.class)
public final class RecordedBuilds implements BuildFinder {

    @Override
    public Optional<Run<?, ?>> find(String orderingKey) {
        return BuildReference.of(orderingKey).flatMap(BuildReference::findBuild);
    }
}
