package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.k6notify.build.SummaryFile;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Where the k6 of a step leaves its summary. */
final class StepSummary {

    private final Run<?, ?> build;

    @CheckForNull
    private final String given;

    /** @param given by the author of the pipeline, relative to the workspace; null for the file of {@link SummaryVariable} */
    StepSummary(Run<?, ?> build, @CheckForNull String given) {
        this.build = build;
        this.given = given;
    }

    /** Another for each step of each build, as workspaces are used again. */
    static String name(Run<?, ?> build, FlowNode step) {
        String unique = String.join(
                "\n", build.getExternalizableId(), Long.toString(build.getStartTimeInMillis()), step.getId());
        return "k6-summary-" + UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)) + ".json";
    }

    /**
     * What k6 left there; {@link K6Summary#EMPTY} for nothing, or nothing readable. Waits for the agent, a few seconds at
     * most.
     *
     * @param age older files are of another run
     */
    K6Summary read(FlowNode step, Duration age) {
        FilePath workspace =
                StepSource.workspace(step).map(WorkspaceAction::getWorkspace).orElse(null);
        FilePath directory = workspace == null || given != null ? workspace : WorkspaceList.tempDir(workspace);
        if (directory == null) {
            return K6Summary.EMPTY;
        }
        try {
            return given == null
                    ? new SummaryFile(directory, name(build, step)).read(age, true)
                    : new SummaryFile(directory, given).read(age, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return K6Summary.EMPTY;
        }
    }
}
