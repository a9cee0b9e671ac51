package org.jenkinsci.plugins.workflow.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Saveable;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

public abstract class FlowNode extends Actionable implements Saveable {
    private final FlowExecution execution;
    private final String id;
    private final List<FlowNode> parents;

    protected FlowNode(FlowExecution exec, String id, FlowNode... parents) {
        this.execution = exec;
        this.id = id;
        this.parents = List.of(parents);
    }

    @Override
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }

    @Override
    public void save() throws IOException {
        StandIn.needsJenkins();
    }

    @CheckForNull
    public <T extends Action> T getAction(Class<T> type) {
        return StandIn.needsJenkins();
    }

    @NonNull
    public List<String> getAllEnclosingIds() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public List<? extends BlockStartNode> getEnclosingBlocks() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public final ErrorAction getError() {
        return getPersistentAction(ErrorAction.class);
    }

    @NonNull
    public FlowExecution getExecution() {
        return execution;
    }

    public String getId() {
        return id;
    }

    @NonNull
    public List<FlowNode> getParents() {
        return parents;
    }

    /** Only Jenkins gives a node actions that are kept. */
    @CheckForNull
    public final <T extends Action> T getPersistentAction(@NonNull Class<T> type) {
        return null;
    }
}
