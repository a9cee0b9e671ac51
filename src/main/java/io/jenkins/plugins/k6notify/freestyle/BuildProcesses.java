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

/**
 * Processes of k6 in the shell that a freestyle build has started last. The thread of the build lists them when the shell
 * has ended; before, there are none, as the thread of the console must not wait for an agent. Safe for use by several
 * threads.
 */
final class BuildProcesses implements ProcessSource {

    private static final String PATH = "PATH";

    private final AbstractBuild<?, ?> build;
    private final boolean isEnabled;

    /** Null if the shell cannot be watched, and between shells. */
    @CheckForNull
    private volatile ProcessRecords records;

    private volatile List<K6Process> listed = List.of();

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
    Map<String, String> shellStarts(Launcher launcher, EnvVars environment) throws InterruptedException {
        FilePath workspace = isEnabled && ProcessRecords.canWatch(launcher) ? build.getWorkspace() : null;
        ProcessRecords created = workspace == null
                ? null
                : ProcessRecords.of(workspace, UUID.randomUUID().toString());
        String path = created == null ? null : created.create(environment.get(PATH));
        records = path == null ? null : created;
        return path == null ? Map.of() : Map.of(PATH, path);
    }

    /** Reads the records. Waits for the agent. */
    void list() {
        ProcessRecords current = records;
        listed = current == null ? List.of() : current.processes();
    }

    /** Deletes the records. */
    void shellEnded() {
        ProcessRecords ended = records;
        records = null;
        listed = List.of();
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
        ProcessRecords current = records;
        return current == null ? K6Summary.EMPTY : current.summary(process);
    }
}
