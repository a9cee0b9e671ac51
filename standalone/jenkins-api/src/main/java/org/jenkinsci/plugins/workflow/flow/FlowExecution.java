package org.jenkinsci.plugins.workflow.flow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class FlowExecution {
    public FlowExecution() {}

    public abstract void addListener(GraphListener listener);

    public abstract List<FlowNode> getCurrentHeads();

    @CheckForNull
    public abstract FlowNode getNode(String id) throws IOException;

    public abstract FlowExecutionOwner getOwner();

    public void removeListener(GraphListener listener) {
        StandIn.needsJenkins();
    }
}
