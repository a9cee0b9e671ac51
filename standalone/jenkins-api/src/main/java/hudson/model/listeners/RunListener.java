package hudson.model.listeners;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class RunListener<R extends Run> implements ExtensionPoint {
    protected RunListener() {}

    public void onCompleted(R r, @NonNull TaskListener listener) {
        StandIn.needsJenkins();
    }

    public void onDeleted(R r) {
        StandIn.needsJenkins();
    }

    public void onFinalized(R r) {
        StandIn.needsJenkins();
    }
}
