package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.Serializable;

public abstract class StepExecution implements Serializable {
    private final StepContext context;

    protected StepExecution(@NonNull StepContext context) {
        this.context = context;
    }

    @NonNull
    public StepContext getContext() {
        return context;
    }

    public abstract boolean start() throws Exception;

    @CheckForNull
    public String getStatus() {
        return StandIn.needsJenkins();
    }

    public void onResume() {
        StandIn.needsJenkins();
    }

    public void stop(@NonNull Throwable cause) throws Exception {
        StandIn.needsJenkins();
    }
}
