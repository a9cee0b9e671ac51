package org.jenkinsci.plugins.workflow.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class ArgumentsAction implements Action {
    public ArgumentsAction() {}

    @CheckForNull
    public Object getArgumentValueOrReason(@NonNull String argumentName) {
        return StandIn.needsJenkins();
    }

    @NonNull
    public static Map<String, ?> getResolvedArguments(@NonNull FlowNode n) {
        return StandIn.needsJenkins();
    }

    public enum NotStoredReason {
        ;
    }
}
