package io.jenkins.plugins.k6notify.pipeline.step;

import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.List;
import jenkins.security.HMACConfidentialKey;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * Names of the files that k6 leaves in a step: unique for each step of each build, since builds share workspaces, and not
 * to be guessed by other users of the agent.
 */
final class StepFiles {

    private static final HMACConfidentialKey KEY = new HMACConfidentialKey(StepFiles.class, "name", 16);

    private StepFiles() {}

    static String name(Run<?, ?> build, FlowNode step) {
        return name(build.getParent().getFullName(), build, step);
    }

    /**
     * Returns the names that the files of a step may have, as the job may have been renamed or moved since the step
     * began.
     */
    static List<String> names(Run<?, ?> build, FlowNode step) {
        return RenamedItems.get().namesUntil(build.getParent().getFullName()).stream()
                .map(job -> name(job, build, step))
                .toList();
    }

    /** @param directory of summaries */
    static SummaryFile summary(FilePath directory, String name) {
        return new SummaryFile(directory, "k6-summary-" + name + ".json");
    }

    private static String name(String job, Run<?, ?> build, FlowNode step) {
        String unique = String.join(
                "\n", job + '#' + build.getNumber(), Long.toString(build.getStartTimeInMillis()), step.getId());
        return KEY.mac(unique);
    }
}
