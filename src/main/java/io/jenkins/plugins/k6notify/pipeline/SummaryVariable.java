package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepEnvironmentContributor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Asks k6 to leave its summary as a file, by {@code K6_SUMMARY_EXPORT} (grafana/k6 {@code cmd/runtime_options.go}), in the
 * steps of a block where their author has not done so. A file for each step: parallel branches do not overwrite each other's.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class SummaryVariable extends StepEnvironmentContributor {

    static final String NAME = "K6_SUMMARY_EXPORT";

    @Override
    public void buildEnvironmentFor(
            @NonNull StepContext step, @NonNull EnvVars variables, @NonNull TaskListener listener)
            throws IOException, InterruptedException {
        if (variables.containsKey(NAME) || step.get(ActiveBlockMarker.class) == null) {
            return;
        }
        Run<?, ?> build = step.get(Run.class);
        FlowNode node = step.get(FlowNode.class);
        FilePath directory = step.get(FilePath.class);
        // It is there: a shell step keeps its own files in it. In a block of dir, that of the workspace need not be.
        FilePath temporary = directory == null ? null : WorkspaceList.tempDir(directory);
        if (build != null && node != null && temporary != null) {
            variables.put(NAME, temporary.child(StepSummary.name(build, node)).getRemote());
        }
    }
}
