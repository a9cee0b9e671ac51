package io.jenkins.plugins.k6notify.report;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import io.jenkins.plugins.k6notify.engine.summary.UnreadableSummaryException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A summary that k6 leaves in a directory of an agent. The path may come from whoever configures a job, so it leads
 * nowhere outside of the directory, not through links either: builds may run on the controller.
 *
 * @param directory of the agent
 * @param path relative to it
 */
@Restricted(NoExternalUse.class)
public record SummaryFile(FilePath directory, String path) {

    private static final Logger LOGGER = Logger.getLogger(SummaryFile.class.getName());

    /** An agent that takes longer is as good as lost. */
    private static final long SECONDS = 10;

    /**
     * Waits for the agent, a few seconds at most.
     *
     * @param since not older than this, by the agent's own clock
     * @param delete whether nobody else needs it
     * @return {@link K6Summary#EMPTY} for no such file, an older one, or one that cannot be read
     */
    public K6Summary read(Duration since, boolean delete) throws InterruptedException {
        try {
            byte[] bytes = directory
                    .actAsync(new Fetch(path, since.toMillis(), delete))
                    .get(SECONDS, TimeUnit.SECONDS);
            return bytes.length == 0 ? K6Summary.EMPTY : new SummaryReader().read(new ByteArrayInputStream(bytes));
        } catch (UnreadableSummaryException e) {
            LOGGER.log(Level.FINE, () -> path + " is no summary of k6: " + e.getMessage());
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "Failed to read " + path + " in " + directory);
        }
        return K6Summary.EMPTY;
    }

    /** Runs on the agent. */
    private static final class Fetch extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        /** File systems keep times in steps of up to two seconds. */
        private static final long SLACK_MILLIS = 2000;

        private final String path;
        private final long millis;
        private final boolean delete;

        Fetch(String path, long millis, boolean delete) {
            this.path = path;
            this.millis = millis;
            this.delete = delete;
        }

        @Override
        public byte[] invoke(File directory, VirtualChannel channel) throws IOException {
            try {
                Path root = directory.toPath().toRealPath();
                Path file = root.resolve(path).toRealPath();
                return file.startsWith(root) && Files.isRegularFile(file) ? content(file) : new byte[0];
            } catch (NoSuchFileException | InvalidPathException e) {
                return new byte[0];
            }
        }

        private byte[] content(Path file) throws IOException {
            long age =
                    System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
            try (InputStream in = Files.newInputStream(file)) {
                // One byte more, so that the reader sees that it is too large.
                return age <= millis + SLACK_MILLIS ? in.readNBytes(SummaryReader.MAX_BYTES + 1) : new byte[0];
            } finally {
                if (delete) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
