package hudson.tasks;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.standin.StandIn;

@SuppressWarnings({"deprecation", "unchecked"})
public abstract class Notifier extends Publisher implements ExtensionPoint {
    protected Notifier() {}

    @Override
    public BuildStepDescriptor getDescriptor() {
        return StandIn.needsJenkins();
    }
}
