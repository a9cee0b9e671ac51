package io.jenkins.plugins.k6notify.delivery;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the build that a delivery is of. Records of builds know how, and this package knows no records. */
@Restricted(NoExternalUse.class)
public interface BuildFinder extends ExtensionPoint {

    /**
     * @param orderingKey of the delivery
     * @return nothing for deliveries of no build, and where the build is gone
     */
    Optional<Run<?, ?>> find(String orderingKey);

    /** Asks all that are installed. */
    static Optional<Run<?, ?>> findBuild(String orderingKey) {
        return ExtensionList.lookup(BuildFinder.class).stream()
                .flatMap(finder -> finder.find(orderingKey).stream())
                .findFirst();
    }
}
