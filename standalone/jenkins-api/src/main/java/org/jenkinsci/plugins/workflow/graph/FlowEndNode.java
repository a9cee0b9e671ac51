package org.jenkinsci.plugins.workflow.graph;

public class FlowEndNode extends FlowNode {
    private FlowEndNode() {
        super(null, null);
    }
}
