package io.jenkins.plugins.k6notify.agent;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.remoting.VirtualChannel;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessDirectory;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The {@link ProcessDirectory} of one step or process on its agent. Each method waits for the agent at most a few
 * seconds, and treats an agent that is lost like one without records. What an agent says is untrusted.
 */
@Restricted(NoExternalUse.class)
public final class ProcessRecords implements ProcessSource {

    private final FilePath directory;

    private ProcessRecords(FilePath directory) {
        this.directory = directory;
    }

    /**
     * Returns the records in a directory next to a workspace, whether it exists or not.
     *
     * @param name unique name for the step or process, which other users of the agent cannot guess
     * @return null if the workspace has no place for it
     */
    @CheckForNull
    public static ProcessRecords of(FilePath workspace, String name) {
        FilePath temporary = WorkspaceList.tempDir(workspace);
        return temporary == null ? null : new ProcessRecords(temporary.child(ProcessDirectory.PREFIX + name));
    }

    /**
     * Whether a launcher starts processes on the node itself: a decorated launcher may start them in a container, which
     * has a {@code PATH} of its own.
     */
    public static boolean canWatch(@CheckForNull Launcher launcher) {
        return launcher != null
                && launcher.isUnix()
                && (launcher instanceof Launcher.LocalLauncher || launcher instanceof Launcher.RemoteLauncher);
    }

    /**
     * Starts to create the directory, if the processes would find k6.
     *
     * @param searchPath the {@code PATH} of the processes
     * @return waits for the agent, and supplies that path with the directory of the script before it; null if the
     *     processes cannot be recorded, or if the thread is interrupted, which stays interrupted
     */
    public Supplier<String> create(@CheckForNull String searchPath) {
        AgentRequest<String> request = AgentRequest.start(directory, new Create(searchPath));
        return () -> request.await(null);
    }

    @Override
    public List<K6Process> processes() {
        return AgentRequest.start(directory, new ListProcesses(Instant.now())).await(List.of());
    }

    @Override
    public K6Summary summary(K6Process process) {
        byte[] content = AgentRequest.start(directory, new Fetch(process.id())).await(new byte[0]);
        return SummaryFile.read(content, process.id() + ".json");
    }

    /** Deletes the directory without waiting for it. */
    public void delete() {
        AgentRequest.start(directory, new Delete());
    }

    private static final class Create extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        @CheckForNull
        private final String searchPath;

        Create(@CheckForNull String searchPath) {
            this.searchPath = searchPath;
        }

        @Override
        @CheckForNull
        public String invoke(File directory, VirtualChannel channel) throws IOException {
            return new ProcessDirectory(directory.toPath()).create(searchPath);
        }
    }

    /** Lists the processes with times by the clock of the controller. */
    private static final class ListProcesses extends MasterToSlaveFileCallable<List<K6Process>> {

        private static final long serialVersionUID = 1L;

        private final Instant now;

        ListProcesses(Instant now) {
            this.now = now;
        }

        @Override
        public List<K6Process> invoke(File directory, VirtualChannel channel) throws IOException {
            Duration difference = Duration.between(Instant.now(), now);
            List<K6Process> processes = new ArrayList<>();
            for (K6Process process : new ProcessDirectory(directory.toPath()).processes()) {
                processes.add(process.shifted(difference));
            }
            return processes;
        }
    }

    private static final class Fetch extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        private final String process;

        Fetch(String process) {
            this.process = process;
        }

        @Override
        public byte[] invoke(File directory, VirtualChannel channel) throws IOException {
            return new ProcessDirectory(directory.toPath()).summary(process);
        }
    }

    private static final class Delete extends MasterToSlaveFileCallable<Serializable> {

        private static final long serialVersionUID = 1L;

        @Override
        @CheckForNull
        public Serializable invoke(File directory, VirtualChannel channel) throws IOException {
            new ProcessDirectory(directory.toPath()).delete();
            return null;
        }
    }
}
