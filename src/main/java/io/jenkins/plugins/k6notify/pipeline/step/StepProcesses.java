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

/** Processes of k6 in one step. Waits for the agent, a few seconds at most. Not safe for use by several threads. */
@Restricted(NoExternalUse.class)
public final class StepProcesses implements ProcessSource {

    private final Run<?, ?> build;
    private final FlowNode step;

    /** Null until records were found. */
    @CheckForNull
    private ProcessRecords records;

    public StepProcesses(Run<?, ?> build, FlowNode step) {
        this.build = build;
        this.step = step;
    }

    @Override
    public List<K6Process> processes() {
        if (records != null) {
            return records.processes();
        }
        FilePath directory = StepSource.directory(step);
        if (directory == null) {
            return List.of();
        }
        for (String name : StepFiles.names(build, step)) {
            ProcessRecords named = ProcessRecords.of(directory, name);
            List<K6Process> found = named == null ? List.of() : named.processes();
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

    /** Deletes the records, also if no process was recorded. */
    public void delete() {
        FilePath directory = StepSource.directory(step);
        if (directory != null) {
            StepFiles.names(build, step).stream()
                    .map(name -> ProcessRecords.of(directory, name))
                    .filter(Objects::nonNull)
                    .forEach(ProcessRecords::delete);
        }
    }
}
