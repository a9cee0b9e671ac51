package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.LauncherDecorator;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.agent.ProcessRecords;
import io.jenkins.plugins.k6notify.agent.SummaryDirectory;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import java.io.IOException;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepEnvironmentContributor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Changes the environment of the shell steps in a block, so that k6 leaves evidence beside the console. Each step has its
 * own files, which keeps parallel branches separate.
 *
 * <p>{@link SummaryFile#VARIABLE} makes k6 write a summary, unless the author has set it or k6 could not write the file.
 * {@code PATH} begins with the script that records processes, unless the step runs elsewhere than on its node itself, as
 * in {@code docker.image().inside}: the {@code PATH} of the node would replace that of the container.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ShellEnvironment extends StepEnvironmentContributor {

    private static final String PATH = "PATH";

    @Override
    public void buildEnvironmentFor(
            @NonNull StepContext step, @NonNull EnvVars variables, @NonNull TaskListener listener)
            throws IOException, InterruptedException {
        ActiveBlockMarker block = step.get(ActiveBlockMarker.class);
        Run<?, ?> build = block == null ? null : step.get(Run.class);
        FlowNode node = step.get(FlowNode.class);
        FilePath directory = step.get(FilePath.class);
        if (build == null || node == null || directory == null || !StepSource.isShell(node)) {
            return;
        }
        String name = StepFiles.name(build, node);
        boolean isWatched = block.watchProcesses() && runsOnNode(step, listener);
        ProcessRecords records = isWatched ? ProcessRecords.of(directory, name) : null;
        // The agent does both at the same time, as this may be the thread of the pipeline.
        Supplier<String> path = records == null ? () -> null : records.create(searchPath(variables));
        FilePath summaries = variables.containsKey(SummaryFile.VARIABLE) ? null : SummaryDirectory.create(directory);
        if (summaries != null) {
            variables.put(
                    SummaryFile.VARIABLE, StepFiles.summary(summaries, name).remotePath());
        }
        String watched = path.get();
        if (watched != null) {
            // Additions, as administrators define them for nodes, are part of the value that replaces them.
            variables.keySet().removeIf(variable -> variable.startsWith(PATH + '+'));
            variables.put(PATH, watched);
            WatchedSteps.get().add(build, node.getId());
        }
    }

    /**
     * Whether the step starts its processes on the node itself. Does not ask for the launcher of the step: that needs the
     * log of the step, which does not exist yet when Jenkins first asks for the environment.
     */
    private static boolean runsOnNode(StepContext step, TaskListener listener)
            throws IOException, InterruptedException {
        Node node = step.get(LauncherDecorator.class) == null ? step.get(Node.class) : null;
        return node != null && ProcessRecords.canWatch(node.createLauncher(listener));
    }

    /** Returns the {@code PATH} with additions such as {@code PATH+K6}, as a launcher would resolve them. */
    @CheckForNull
    private static String searchPath(EnvVars variables) {
        return new EnvVars(variables).overrideExpandingAll(variables).get(PATH);
    }
}
