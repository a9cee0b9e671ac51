package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Set;

public abstract class StepDescriptor extends Descriptor<Step> {
    public StepDescriptor() {}

    public abstract String getFunctionName();

    public abstract Set<? extends Class<?>> getRequiredContext();

    public boolean takesImplicitBlockArgument() {
        return StandIn.needsJenkins();
    }
}
