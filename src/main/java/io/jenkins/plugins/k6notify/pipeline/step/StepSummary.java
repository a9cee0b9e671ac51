package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.agent.SummaryDirectory;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Location of the k6 summary of a step. */
@Restricted(NoExternalUse.class)
public final class StepSummary {

    private final Run<?, ?> build;
    private final String subscription;

    @CheckForNull
    private final String given;

    @CheckForNull
    private final String directory;

    /**
     * @param subscription of the block
     * @param given path set in the pipeline, relative to the directory; null for the file of {@link ShellEnvironment}
     * @param directory working directory of the block; null outside of a workspace
     */
    public StepSummary(
            Run<?, ?> build, String subscription, @CheckForNull String given, @CheckForNull String directory) {
        this.build = build;
        this.subscription = subscription;
        this.given = given;
        this.directory = directory;
    }

    /**
     * Reads the summary; {@link K6Summary#EMPTY} if it is missing or unreadable. Waits for the agent, a few seconds at most.
     *
     * @param maxAge maximum age; older files belong to another run
     */
    K6Summary read(FlowNode step, Duration maxAge) {
        FilePath workspace =
                StepSource.workspace(step).map(WorkspaceAction::getWorkspace).orElse(null);
        if (workspace == null) {
            return K6Summary.EMPTY;
        }
        return given == null
                ? readRequested(step, maxAge)
                : new SummaryFile(base(workspace), given).read(maxAge, false);
    }

    private K6Summary readRequested(FlowNode step, Duration maxAge) {
        FilePath current = StepSource.directory(step);
        FilePath summaries = current == null ? null : SummaryDirectory.of(current);
        if (summaries != null) {
            for (String name : StepFiles.names(build, step)) {
                K6Summary summary = StepFiles.summary(summaries, name).read(maxAge, true);
                if (!summary.isEmpty()) {
                    return summary;
                }
            }
        }
        return readByOthers(step);
    }

    /** Nested blocks follow the same step, and the first that reads the file deletes it. */
    private K6Summary readByOthers(FlowNode step) {
        K6RunsAction action = build.getAction(K6RunsAction.class);
        return Optional.ofNullable(action).map(K6RunsAction::getRuns).orElse(List.of()).stream()
                .filter(record -> !record.subscription().equals(subscription))
                .flatMap(record -> record.shownBy(step.getId()))
                .filter(run -> run.outcome() != null)
                .map(K6Run::summary)
                .reduce(K6Summary.EMPTY, (earlier, later) -> later);
    }

    /** The directory of the block, or that of the step if it works in another workspace. */
    private FilePath base(FilePath workspace) {
        boolean within = directory != null && isWithin(directory, workspace.getRemote());
        return within ? new FilePath(workspace.getChannel(), directory) : workspace;
    }

    /**
     * Whether a directory of an agent equals another or is inside it. The agent may run another system than the controller: a path
     * that begins with a slash is a Unix path. Any other is a Windows path, with both kinds of slashes and without regard to case.
     */
    static boolean isWithin(String directory, String other) {
        boolean unix = other.startsWith("/");
        int length = other.length();
        if (!directory.regionMatches(!unix, 0, other, 0, length)) {
            return false;
        }
        return directory.length() == length
                || isSeparator(directory.charAt(length), unix)
                || length > 0 && isSeparator(other.charAt(length - 1), unix);
    }

    private static boolean isSeparator(char one, boolean unix) {
        return one == '/' || one == '\\' && !unix;
    }
}
