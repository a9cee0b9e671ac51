package hudson;

import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class PluginManager {
    private PluginManager() {}

    public PluginWrapper whichPlugin(Class c) {
        return StandIn.needsJenkins();
    }
}
