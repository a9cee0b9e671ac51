package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * Source of consecutive runs in a build.
 *
 * @param id unique in its build and stable over restarts: the id of the step's flow node
 * @param node name of the agent, empty for the controller; null if unknown
 * @param label name for people, such as the parallel branch or the stage; null if absent
 */
public record RunSource(
        String id, @CheckForNull String node, @CheckForNull String label) {

    public RunSource {
        Objects.requireNonNull(id, "id");
    }

    /** Returns the location in one or two English words. */
    public String location() {
        if (node == null) {
            return "this agent";
        }
        return node.isEmpty() ? "the built-in node" : node;
    }
}
