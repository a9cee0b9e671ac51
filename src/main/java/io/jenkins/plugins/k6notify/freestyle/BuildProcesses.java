package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import io.jenkins.plugins.k6notify.agent.ProcessRecords;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Processes of k6 in the shell that a freestyle build has started last. The list is empty until the thread of
 * the build reads the records, after the end of the shell: the thread of the console must not wait for an agent. Safe for
 * use by several threads.
 */
final class BuildProcesses implements ProcessSource {

    private static final String PATH = "PATH";

    private final AbstractBuild<?, ?> build;
    private final boolean isEnabled;

    /** Null if the shell cannot be watched, and between shells. */
    @CheckForNull
    private volatile ProcessRecords records;

    private volatile List<K6Process> listed = List.of();
    private volatile Map<String, K6Summary> summaries = Map.of();

    BuildProcesses(AbstractBuild<?, ?> build, boolean isEnabled) {
        this.build = build;
        this.isEnabled = isEnabled;
    }

    /**
     * Prepares the records of a shell.
     *
     * @param launcher that starts the shell
     * @return additional environment variables for the shell
     */
    Map<String, String> shellStarts(Launcher launcher, EnvVars environment) {
        FilePath workspace = isEnabled && ProcessRecords.canWatch(launcher) ? build.getWorkspace() : null;
        ProcessRecords created = workspace == null
                ? null
                : ProcessRecords.of(workspace, UUID.randomUUID().toString());
        String path =
                created == null ? null : created.create(environment.get(PATH)).get();
        records = path == null ? null : created;
        return path == null ? Map.of() : Map.of(PATH, path);
    }

    /** Reads the records and summaries. Waits for the agent, so it must not be called while the console waits. */
    void read() {
        ProcessRecords current = records;
        if (current == null) {
            return;
        }
        List<K6Process> processes = current.processes();
        summaries = processes.stream()
                .filter(process -> process.command().isRun() && process.summarized() != null)
                .collect(Collectors.toMap(K6Process::id, current::summary));
        listed = processes;
    }

    /** Deletes the records. */
    void shellEnded() {
        ProcessRecords ended = records;
        records = null;
        listed = List.of();
        summaries = Map.of();
        if (ended != null) {
            ended.delete();
        }
    }

    @Override
    public List<K6Process> processes() {
        return listed;
    }

    @Override
    public K6Summary summary(K6Process process) {
        return summaries.getOrDefault(process.id(), K6Summary.EMPTY);
    }
}
