package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public class TimingAction implements Action {
    public TimingAction() {}

    public static long getStartTime(FlowNode flowNode) {
        return StandIn.needsJenkins();
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
