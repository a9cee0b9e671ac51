package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import hudson.slaves.WorkspaceList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The directory beside a workspace in which k6 is asked to leave its summaries. Each user may write a file into it whose name
 * is told, as the k6 of a container need not run as the user of the agent; only the latter can list them.
 */
@Restricted(NoExternalUse.class)
public final class SummaryDirectory {

    private static final Logger LOGGER = Logger.getLogger(SummaryDirectory.class.getName());

    private static final String NAME = "k6-summaries";

    /** An agent that takes longer is as good as lost. */
    private static final long SECONDS = 10;

    private SummaryDirectory() {}

    /** Returns where it is, made or not; null where there is no place for it. */
    @CheckForNull
    public static FilePath of(FilePath workspace) {
        FilePath temporary = WorkspaceList.tempDir(workspace);
        return temporary == null ? null : temporary.child(NAME);
    }

    /**
     * Makes it, unless it is there. Waits for the agent, a few seconds at most.
     *
     * @return null if k6 could not write there, and would log an error if it was asked to: on a file system that is read-only,
     *     or beside a workspace that belongs to another user
     */
    @CheckForNull
    public static FilePath made(FilePath workspace) throws InterruptedException {
        FilePath directory = of(workspace);
        try {
            if (directory != null && directory.actAsync(new Make()).get(SECONDS, TimeUnit.SECONDS)) {
                return directory;
            }
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "No place for summaries of k6: " + directory);
        }
        return null;
    }

    /** Runs on the agent. */
    static final class Make extends MasterToSlaveFileCallable<Boolean> {

        private static final long serialVersionUID = 1L;

        private static final Set<PosixFilePermission> WANTED = Set.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_EXECUTE);

        @Override
        public Boolean invoke(File file, VirtualChannel channel) throws IOException {
            Path directory = file.toPath();
            Files.createDirectories(directory);
            // A build can put a link there, so it is not followed: permissions of what is elsewhere stay as they are.
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            PosixFileAttributeView view =
                    Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null && !view.readAttributes().permissions().equals(WANTED)) {
                view.setPermissions(WANTED);
            }
            return Files.isWritable(directory);
        }
    }
}
