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
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import io.jenkins.plugins.k6notify.engine.summary.UnreadableSummaryException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The {@link ProcessDirectory} of one step or process on its agent. Each method waits for the agent at most a few
 * seconds, and treats an agent that is lost like one without records. What an agent says is untrusted.
 */
@Restricted(NoExternalUse.class)
public final class ProcessRecords implements ProcessSource {

    private static final Logger LOGGER = Logger.getLogger(ProcessRecords.class.getName());

    /** Timeout after which an agent counts as lost. */
    private static final long SECONDS = 10;

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
        Future<String> created = searchPath == null ? null : start(new Create(searchPath));
        return () -> await(created, null);
    }

    @Override
    public List<K6Process> processes() {
        return await(start(new ListProcesses(Instant.now())), List.of());
    }

    @Override
    public K6Summary summary(K6Process process) {
        byte[] bytes = await(start(new Fetch(process.id())), new byte[0]);
        try {
            return bytes.length == 0 ? K6Summary.EMPTY : new SummaryReader().read(new ByteArrayInputStream(bytes));
        } catch (UnreadableSummaryException e) {
            LOGGER.log(Level.FINE, () -> process.id() + ".json is no summary of k6: " + e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "Failed to read bytes in memory", e);
        }
        return K6Summary.EMPTY;
    }

    /** Deletes the directory without waiting for it. */
    public void delete() {
        start(new Delete());
    }

    @CheckForNull
    private <T> Future<T> start(MasterToSlaveFileCallable<T> question) {
        try {
            return directory.actAsync(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "No records of k6 processes in " + directory);
        }
        return null;
    }

    private <T> T await(@CheckForNull Future<T> answer, @CheckForNull T fallback) {
        if (answer == null) {
            return fallback;
        }
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "No records of k6 processes in " + directory);
        }
        return fallback;
    }

    private static final class Create extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        private final String searchPath;

        Create(String searchPath) {
            this.searchPath = searchPath;
        }

        @Override
        @CheckForNull
        public String invoke(File directory, VirtualChannel channel) throws IOException {
            ProcessDirectory processes = new ProcessDirectory(directory.toPath());
            return processes.create(searchPath) ? processes.bin() + ":" + searchPath : null;
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
