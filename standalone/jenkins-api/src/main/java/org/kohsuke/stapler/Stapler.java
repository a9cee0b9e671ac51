package org.kohsuke.stapler;

import io.jenkins.plugins.k6notify.standin.StandIn;

public class Stapler {
    public Stapler() {}

    public static StaplerRequest2 getCurrentRequest2() {
        return StandIn.needsJenkins();
    }
}
