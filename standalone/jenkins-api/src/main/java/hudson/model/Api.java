package hudson.model;

import io.jenkins.plugins.k6notify.standin.StandIn;

public class Api implements ModelObject {
    public Api(Object bean) {}

    @Override
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }
}
