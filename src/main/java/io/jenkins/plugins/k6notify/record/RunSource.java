package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * Where in a build runs come from, one after the other.
 *
 * @param id unique in its build: the id of the step's flow node; the same after a restart
 * @param node name of the agent, empty for the controller; null where not known
 * @param label what humans tell it by, such as the parallel branch or the stage; null for none
 */
public record RunSource(
        String id, @CheckForNull String node, @CheckForNull String label) {

    public RunSource {
        Objects.requireNonNull(id, "id");
    }

    /** Where that is, in a word or two of English. */
    public String place() {
        if (node == null) {
            return "this agent";
        }
        return node.isEmpty() ? "the built-in node" : node;
    }
}
