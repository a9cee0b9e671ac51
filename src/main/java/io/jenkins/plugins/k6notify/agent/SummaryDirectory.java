package io.jenkins.plugins.k6notify.agent;

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
 * Directory next to a workspace for summaries of k6. Every user may write a file with a known name into it, as k6 in a
 * container may run as another user than the agent; only the user of the agent can list the files.
 */
@Restricted(NoExternalUse.class)
public final class SummaryDirectory {

    private static final Logger LOGGER = Logger.getLogger(SummaryDirectory.class.getName());

    private static final String NAME = "k6-summaries";

    private SummaryDirectory() {}

    /** Returns the directory, whether it exists or not; null if the workspace has no place for it. */
    @CheckForNull
    public static FilePath of(FilePath workspace) {
        FilePath temporary = WorkspaceList.tempDir(workspace);
        return temporary == null ? null : temporary.child(NAME);
    }

    /**
     * Creates the directory if it is missing. Waits for the agent at most a few seconds.
     *
     * @return null if k6 could not write there and would log an error: on a read-only file system, or next to a
     *     workspace of another user
     */
    @CheckForNull
    public static FilePath create(FilePath workspace) throws InterruptedException {
        FilePath directory = of(workspace);
        try {
            if (directory != null && directory.actAsync(new Create()).get(AgentRequest.SECONDS, TimeUnit.SECONDS)) {
                return directory;
            }
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "No place for summaries of k6: " + directory);
        }
        return null;
    }

    /** Creates the directory on the agent. */
    static final class Create extends MasterToSlaveFileCallable<Boolean> {

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
            // Does not follow links, which a build may create: permissions of their targets stay unchanged.
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
