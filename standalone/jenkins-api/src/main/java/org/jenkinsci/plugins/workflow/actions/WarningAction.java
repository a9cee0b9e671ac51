package org.jenkinsci.plugins.workflow.actions;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.standin.StandIn;

public class WarningAction implements Action {
    private final Result result;

    public WarningAction(@NonNull Result result) {
        this.result = result;
    }

    public WarningAction withMessage(String message) {
        return this;
    }

    @NonNull
    public Result getResult() {
        return result;
    }

    @Override
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
