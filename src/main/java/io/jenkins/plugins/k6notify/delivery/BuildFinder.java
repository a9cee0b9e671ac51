package io.jenkins.plugins.k6notify.delivery;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the build of a delivery. An extension point, because the records of builds identify it and this package is
 * independent of records.
 */
@Restricted(NoExternalUse.class)
public interface BuildFinder extends ExtensionPoint {

    /**
     * @param orderingKey ordering key of the delivery
     * @return empty for deliveries outside of a build, and for a deleted build
     */
    Optional<Run<?, ?>> find(String orderingKey);

    /** Queries all installed finders. */
    static Optional<Run<?, ?>> findBuild(String orderingKey) {
        return ExtensionList.lookup(BuildFinder.class).stream()
                .flatMap(finder -> finder.find(orderingKey).stream())
                .findFirst();
    }
}
