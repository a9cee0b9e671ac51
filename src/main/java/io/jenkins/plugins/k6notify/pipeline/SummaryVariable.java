package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.agent.SummaryDirectory;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepEnvironmentContributor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Sets {@link SummaryFile#VARIABLE} in the shell steps of a block, unless the author has set it or k6 could not write
 * the file, so that k6 writes a summary. Each step has its own file, which keeps parallel branches separate.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class SummaryVariable extends StepEnvironmentContributor {

    @Override
    public void buildEnvironmentFor(
            @NonNull StepContext step, @NonNull EnvVars variables, @NonNull TaskListener listener)
            throws IOException, InterruptedException {
        if (variables.containsKey(SummaryFile.VARIABLE) || step.get(ActiveBlockMarker.class) == null) {
            return;
        }
        Run<?, ?> build = step.get(Run.class);
        FlowNode node = step.get(FlowNode.class);
        FilePath directory = step.get(FilePath.class);
        if (build == null || node == null || directory == null || !StepSource.isShell(node)) {
            return;
        }
        FilePath summaries = SummaryDirectory.create(directory);
        if (summaries != null) {
            variables.put(
                    SummaryFile.VARIABLE,
                    StepSummary.requested(summaries, build, node).remotePath());
        }
    }
}
