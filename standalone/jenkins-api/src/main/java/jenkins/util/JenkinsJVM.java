package jenkins.util;

import io.jenkins.plugins.k6notify.standin.StandIn;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

public class JenkinsJVM {
    @Restricted({NoExternalUse.class})
    protected JenkinsJVM() {}

    public static boolean isJenkinsJVM() {
        return StandIn.needsJenkins();
    }
}
