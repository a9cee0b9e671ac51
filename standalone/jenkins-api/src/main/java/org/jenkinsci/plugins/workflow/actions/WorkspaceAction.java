package org.jenkinsci.plugins.workflow.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Action;
import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class WorkspaceAction implements Action {
    public WorkspaceAction() {}

    @NonNull
    public abstract String getNode();

    @CheckForNull
    public final FilePath getWorkspace() {
        return StandIn.needsJenkins();
    }
}
