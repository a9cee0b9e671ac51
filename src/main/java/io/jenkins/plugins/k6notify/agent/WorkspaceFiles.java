package io.jenkins.plugins.k6notify.agent;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Files in a directory of an agent that match an Ant pattern. Only files inside the directory are found, even through
 * symbolic links.
 *
 * @param directory directory on the agent
 * @param pattern Ant patterns, separated by commas, relative to the directory
 */
@Restricted(NoExternalUse.class)
public record WorkspaceFiles(FilePath directory, String pattern) {

    /** Maximum number of files to list: a build may create any number. */
    static final int MAX_FILES = 200;

    /**
     * Lists the files in order of their path, at most {@value #MAX_FILES}. Waits for the agent at most a few seconds.
     *
     * @param maxAge maximum age, by the clock of the agent
     * @param minAge minimum age, by the clock of the agent
     * @return null if the agent did not respond, or if the thread is interrupted, which stays interrupted
     */
    @CheckForNull
    public List<WorkspaceFile> list(Duration maxAge, Duration minAge) {
        return AgentRequest.start(directory, new ListFiles(pattern, maxAge.toMillis(), minAge.toMillis()))
                .await(null);
    }

    /** Lists the files on the agent. */
    private static final class ListFiles extends MasterToSlaveFileCallable<ArrayList<WorkspaceFile>> {

        private static final long serialVersionUID = 1L;

        private final String pattern;
        private final long maxAgeMillis;
        private final long minAgeMillis;

        ListFiles(String pattern, long maxAgeMillis, long minAgeMillis) {
            this.pattern = pattern;
            this.maxAgeMillis = maxAgeMillis;
            this.minAgeMillis = minAgeMillis;
        }

        @Override
        public ArrayList<WorkspaceFile> invoke(File directory, VirtualChannel channel)
                throws IOException, InterruptedException {
            ArrayList<WorkspaceFile> found = new ArrayList<>();
            if (!directory.isDirectory()) {
                return found;
            }
            Path root = directory.toPath().toRealPath();
            long now = System.currentTimeMillis();
            long oldest = now - maxAgeMillis - SummaryFile.SLACK_MILLIS;
            for (FilePath match : new FilePath(directory).list(pattern)) {
                Path file = Path.of(match.getRemote());
                // A link may lead nowhere, or out of the directory.
                if (found.size() < MAX_FILES
                        && Files.isRegularFile(file)
                        && file.toRealPath().startsWith(root)) {
                    long modified = Files.getLastModifiedTime(file).toMillis();
                    String path = directory.toPath().relativize(file).toString();
                    if (modified >= oldest && modified <= now - minAgeMillis) {
                        found.add(new WorkspaceFile(path.replace(File.separatorChar, '/'), Files.size(file), modified));
                    }
                }
            }
            found.sort(Comparator.comparing(WorkspaceFile::path));
            return found;
        }
    }
}
