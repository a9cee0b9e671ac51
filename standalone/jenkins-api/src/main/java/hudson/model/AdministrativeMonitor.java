package hudson.model;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

public abstract class AdministrativeMonitor implements ModelObject, ExtensionPoint, StaplerProxy {
    public final String id;

    protected AdministrativeMonitor() {
        this.id = getClass().getName();
    }

    @Override
    public String getDisplayName() {
        return id;
    }

    public abstract boolean isActivated();

    public void checkRequiredPermission() {
        StandIn.needsJenkins();
    }

    public boolean hasRequiredPermission() {
        return StandIn.needsJenkins();
    }

    @Restricted(NoExternalUse.class)
    @Override
    public Object getTarget() {
        return StandIn.needsJenkins();
    }
}
