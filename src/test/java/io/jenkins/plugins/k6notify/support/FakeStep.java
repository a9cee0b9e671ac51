package io.jenkins.plugins.k6notify.support;

import hudson.model.Action;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.AtomNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** A step in a block, without a log. Counts the attempts to read the log. */
public final class FakeStep extends AtomNode {

    private final String block;
    private int reads;

    public FakeStep(FakeExecution execution, String block, String id, FlowNode... parents) {
        super(execution, id, parents);
        this.block = block;
    }

    public int reads() {
        return reads;
    }

    @Override
    public <T extends Action> T getAction(Class<T> type) {
        if (type == LogAction.class) {
            reads++;
        }
        return null;
    }

    @Override
    public List<String> getAllEnclosingIds() {
        return List.of(block);
    }

    @Override
    public List<? extends BlockStartNode> getEnclosingBlocks() {
        return List.of();
    }

    protected String getTypeDisplayName() {
        return "step";
    }
}
