package jenkins.security;

import io.jenkins.plugins.k6notify.standin.StandIn;
import jenkins.model.GlobalConfiguration;

public final class ResourceDomainConfiguration extends GlobalConfiguration {
    public static boolean isResourceDomainConfigured() {
        return StandIn.needsJenkins();
    }
}
