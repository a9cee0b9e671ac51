package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;

public abstract class Computer extends Actionable implements AccessControlled, ExtensionPoint {
    protected Computer(Node node) {}

    public EnvVars getEnvironment() throws IOException, InterruptedException {
        return StandIn.needsJenkins();
    }
}
