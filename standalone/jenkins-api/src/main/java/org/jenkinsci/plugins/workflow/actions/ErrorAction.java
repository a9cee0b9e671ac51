package org.jenkinsci.plugins.workflow.actions;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import io.jenkins.plugins.k6notify.standin.StandIn;

public class ErrorAction implements Action {
    private final Throwable error;

    public ErrorAction(@NonNull Throwable error) {
        this.error = error;
    }

    @NonNull
    public Throwable getError() {
        return error;
    }

    @Override
    public String getIconFileName() {
        return StandIn.needsJenkins();
    }

    @Override
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }

    @Override
    public String getUrlName() {
        return StandIn.needsJenkins();
    }
}
