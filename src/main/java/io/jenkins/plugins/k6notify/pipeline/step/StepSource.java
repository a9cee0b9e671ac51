package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.k6notify.record.RunSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the location of a step in its pipeline. */
@Restricted(NoExternalUse.class)
public final class StepSource {

    /** Name of the step whose blocks are watched. */
    public static final String BLOCK = "k6Notify";

    private static final Set<String> SHELLS = Set.of("sh", "bat", "powershell", "pwsh");

    private StepSource() {}

    public static RunSource of(FlowNode step) {
        String node = workspace(step).map(WorkspaceAction::getNode).orElse(null);
        return new RunSource(step.getId(), node, label(step));
    }

    /** Returns the workspace of a step; empty outside of a workspace. */
    public static Optional<WorkspaceAction> workspace(FlowNode step) {
        return first(step, node -> node.getPersistentAction(WorkspaceAction.class));
    }

    /**
     * Returns the current directory of a step, as far as the pipeline defines it: the workspace, changed by enclosing
     * {@code dir} blocks. Null outside of a workspace and while the agent is offline.
     */
    @CheckForNull
    static FilePath directory(FlowNode step) {
        FilePath directory = workspace(step).map(WorkspaceAction::getWorkspace).orElse(null);
        if (directory == null) {
            return null;
        }
        Deque<String> paths = new ArrayDeque<>();
        for (FlowNode block : step.getEnclosingBlocks()) {
            if (block.getPersistentAction(WorkspaceAction.class) != null) {
                break;
            }
            if (isDir(block) && ArgumentsAction.getResolvedArguments(block).get("path") instanceof String path) {
                paths.push(path);
            }
        }
        for (String path : paths) {
            directory = directory.child(path);
        }
        return directory;
    }

    private static boolean isDir(FlowNode block) {
        return "dir".equals(function(block));
    }

    /** Whether a block of {@code k6Notify} is the innermost one around a step. */
    public static boolean isInnermostBlock(FlowNode step, String block) {
        return step.getEnclosingBlocks().stream()
                .filter(enclosing -> BLOCK.equals(function(enclosing)))
                .findFirst()
                .map(innermost -> innermost.getId().equals(block))
                .orElse(false);
    }

    /** Whether the step runs a shell script. */
    public static boolean isShell(FlowNode step) {
        String function = function(step);
        return function != null && SHELLS.contains(function);
    }

    @CheckForNull
    private static String function(FlowNode step) {
        StepDescriptor descriptor = step instanceof StepNode node ? node.getDescriptor() : null;
        return descriptor == null ? null : descriptor.getFunctionName();
    }

    /** Returns the name of the innermost parallel branch or stage. */
    @CheckForNull
    private static String label(FlowNode step) {
        return first(step, StepSource::ownLabel).orElse(null);
    }

    @CheckForNull
    private static String ownLabel(FlowNode block) {
        ThreadNameAction branch = block.getPersistentAction(ThreadNameAction.class);
        if (branch != null) {
            return branch.getThreadName();
        }
        LabelAction stage = block.getPersistentAction(LabelAction.class);
        return stage == null ? null : stage.getDisplayName();
    }

    private static <T> Optional<T> first(FlowNode step, Function<FlowNode, T> wanted) {
        return Stream.concat(Stream.of(step), step.getEnclosingBlocks().stream())
                .map(wanted)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
