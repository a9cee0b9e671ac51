package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;

public interface BuildStep {
    boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;

    boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener);

    default BuildStepMonitor getRequiredMonitorService() {
        return StandIn.needsJenkins();
    }
}
