package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.Launcher;
import hudson.security.AccessControlled;
import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class Node implements Describable<Node>, ExtensionPoint, AccessControlled, Saveable {
    public Node() {}

    public abstract Launcher createLauncher(TaskListener listener);

    @CheckForNull
    public final Computer toComputer() {
        return StandIn.needsJenkins();
    }
}
