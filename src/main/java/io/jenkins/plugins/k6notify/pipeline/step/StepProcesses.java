package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.agent.ProcessRecords;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Processes of k6 in one step; none if the step is not watched. Waits for the agent, a few seconds at most. Not safe for
 * use by several threads, except for {@link #mayExist}.
 */
@Restricted(NoExternalUse.class)
public final class StepProcesses implements ProcessSource {

    @CheckForNull
    private final Run<?, ?> build;

    private final FlowNode step;
    private final boolean isResumed;

    /** Null until records were found. */
    @CheckForNull
    private ProcessRecords records;

    /** Null until the step has ended. */
    @CheckForNull
    private List<K6Process> last;

    /**
     * @param build null if processes are not watched
     * @param isResumed whether the step began before a restart, so that it is unknown whether it is watched
     */
    public StepProcesses(@CheckForNull Run<?, ?> build, FlowNode step, boolean isResumed) {
        this.build = build;
        this.step = step;
        this.isResumed = isResumed;
    }

    /** Whether processes may have left records. Does not wait for the agent. */
    public boolean mayExist() {
        return build != null
                && (isResumed ? StepSource.isShell(step) : WatchedSteps.get().contains(build, step.getId()));
    }

    /** Reads the records for the last time, after the step has ended. Returns whether there are some. */
    public boolean readAtEnd() {
        last = list();
        return !last.isEmpty();
    }

    @Override
    public List<K6Process> processes() {
        return last == null ? list() : last;
    }

    private List<K6Process> list() {
        if (records != null) {
            return records.processes();
        }
        for (ProcessRecords named : named()) {
            List<K6Process> found = named.processes();
            if (!found.isEmpty()) {
                records = named;
                return found;
            }
        }
        return List.of();
    }

    @Override
    public K6Summary summary(K6Process process) {
        return records == null ? K6Summary.EMPTY : records.summary(process);
    }

    /** Deletes the records, without waiting for the agent. */
    public void delete() {
        named().forEach(ProcessRecords::delete);
    }

    private List<ProcessRecords> named() {
        FilePath directory = mayExist() ? StepSource.directory(step) : null;
        if (build == null || directory == null) {
            return List.of();
        }
        return StepFiles.names(build, step).stream()
                .map(name -> ProcessRecords.of(directory, name))
                .filter(Objects::nonNull)
                .toList();
    }
}
