package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import io.jenkins.plugins.k6notify.standin.StandIn;

public class LabelAction implements Action {
    private LabelAction() {}

    @Override
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }

    @Override
    public String getIconFileName() {
        return StandIn.needsJenkins();
    }

    @Override
    public String getUrlName() {
        return StandIn.needsJenkins();
    }
}
