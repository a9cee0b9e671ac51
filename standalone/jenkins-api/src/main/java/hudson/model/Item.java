package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.k6notify.standin.StandIn;

public interface Item extends Saveable, AccessControlled {
    Permission BUILD = StandIn.constant();

    Permission CONFIGURE = StandIn.constant();

    Permission EXTENDED_READ = StandIn.constant();

    Permission READ = StandIn.constant();

    ItemGroup<? extends Item> getParent();

    @NonNull
    String getFullName();

    String getUrl();
}
