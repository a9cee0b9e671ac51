package hudson;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class PluginManager {
    private PluginManager() {}

    @CheckForNull
    public PluginWrapper getPlugin(String shortName) {
        return StandIn.needsJenkins();
    }

    public PluginWrapper whichPlugin(Class c) {
        return StandIn.needsJenkins();
    }
}
