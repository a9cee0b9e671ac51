package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Collection;
import jenkins.model.CauseOfInterruption;

public class Executor extends Thread implements ModelObject {
    public Executor(@NonNull Computer owner, int n) {}

    @CheckForNull
    public static Executor currentExecutor() {
        return StandIn.needsJenkins();
    }

    @Override
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public Queue.Executable getCurrentExecutable() {
        return StandIn.needsJenkins();
    }
}
