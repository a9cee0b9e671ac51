package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.k6notify.standin.StandIn;

public interface Item extends Saveable, AccessControlled {
    Permission BUILD = StandIn.constant();

    Permission CONFIGURE = StandIn.constant();

    Permission EXTENDED_READ = StandIn.constant();

    Permission READ = StandIn.constant();

    String getUrl();
}
