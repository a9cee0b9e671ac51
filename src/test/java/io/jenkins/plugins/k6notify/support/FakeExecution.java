package io.jenkins.plugins.k6notify.support;

import hudson.model.Action;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** A pipeline whose heads are set by a test. Counts the lookups of heads. */
public final class FakeExecution extends FlowExecution {

    private final List<GraphListener> listeners = new ArrayList<>();
    private List<FlowNode> heads = List.of();
    private Runnable afterHeadsWereAsked = () -> {};
    private int questions;

    /** Notifies the listeners of a new head. */
    public void arrive(FlowNode head) {
        List.copyOf(listeners).forEach(listener -> listener.onNewHead(head));
    }

    public void setHeads(FlowNode... now) {
        heads = List.of(now);
    }

    /** Runs an action once, right after the next call for the heads. */
    public void afterHeadsWereAsked(Runnable then) {
        afterHeadsWereAsked = then;
    }

    /** The number of lookups of a node among the heads. */
    public int questions() {
        return questions;
    }

    @Override
    public List<FlowNode> getCurrentHeads() {
        List<FlowNode> asked = heads;
        Runnable then = afterHeadsWereAsked;
        afterHeadsWereAsked = () -> {};
        then.run();
        return asked;
    }

    public boolean isCurrentHead(FlowNode node) {
        questions++;
        return heads.contains(node);
    }

    @Override
    public void addListener(GraphListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(GraphListener listener) {
        listeners.remove(listener);
    }

    @Override
    public FlowNode getNode(String id) {
        return null;
    }

    @Override
    public FlowExecutionOwner getOwner() {
        throw new UnsupportedOperationException();
    }

    public void start() {}

    public void interrupt(Result result, CauseOfInterruption... causes) {}

    public List<Action> loadActions(FlowNode node) {
        return List.of();
    }

    public void saveActions(FlowNode node, List<Action> actions) {}
}
