package hudson;

import io.jenkins.plugins.k6notify.standin.StandIn;

public class PluginWrapper implements Comparable<PluginWrapper> {
    private PluginWrapper() {}

    @Override
    public int compareTo(PluginWrapper pw) {
        return StandIn.needsJenkins();
    }

    public boolean isActive() {
        return StandIn.needsJenkins();
    }

    public String getVersion() {
        return StandIn.needsJenkins();
    }
}
