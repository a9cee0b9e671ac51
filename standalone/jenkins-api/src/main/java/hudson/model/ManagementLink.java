package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import io.jenkins.plugins.k6notify.standin.StandIn;
import jenkins.management.Badge;

public abstract class ManagementLink implements ExtensionPoint, Action {
    @CheckForNull
    @Override
    public abstract String getIconFileName();

    public String getDescription() {
        return "";
    }

    @CheckForNull
    @Override
    public abstract String getUrlName();

    @NonNull
    public Permission getRequiredPermission() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public Category getCategory() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public Badge getBadge() {
        return null;
    }

    public enum Category {
        CONFIGURATION,
        SECURITY,
        STATUS,
        TROUBLESHOOTING,
        TOOLS,
        MISC,
        UNCATEGORIZED
    }
}
