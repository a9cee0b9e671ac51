package io.jenkins.plugins.k6notify.agent;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import io.jenkins.plugins.k6notify.engine.summary.UnreadableSummaryException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Summary file of k6 in a directory of an agent. Only files inside the directory are read, even through symbolic links,
 * since job configurers may choose the path and builds may run on the controller.
 *
 * @param directory directory on the agent
 * @param path path relative to the directory
 */
@Restricted(NoExternalUse.class)
public record SummaryFile(FilePath directory, String path) {

    /** Environment variable with the path of the file, for k6 v0.49 and newer (grafana/k6 {@code cmd/runtime_options.go}). */
    public static final String VARIABLE = "K6_SUMMARY_EXPORT";

    /** File systems store times with a resolution of up to two seconds. */
    static final long SLACK_MILLIS = 2000;

    private static final Logger LOGGER = Logger.getLogger(SummaryFile.class.getName());

    /** Returns the path on the agent, as the value of {@link #VARIABLE}. */
    public String remotePath() {
        return directory.child(path).getRemote();
    }

    /**
     * Reads the file and waits for the agent at most a few seconds.
     *
     * @param maxAge maximum age, by the clock of the agent
     * @param delete whether to delete the file afterwards
     * @return {@link K6Summary#EMPTY} for a missing, older or unreadable file, and if the thread is interrupted, which
     *     stays interrupted
     */
    public K6Summary read(Duration maxAge, boolean delete) {
        byte[] content = AgentRequest.start(directory, new Fetch(path, maxAge.toMillis(), delete))
                .await(new byte[0]);
        return read(content, path);
    }

    /** @param name the file, for the log */
    static K6Summary read(byte[] content, String name) {
        try {
            return new SummaryReader().read(content);
        } catch (UnreadableSummaryException e) {
            LOGGER.log(Level.FINE, () -> name + " is no summary of k6: " + e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Failed to read " + name);
        }
        return K6Summary.EMPTY;
    }

    /** Reads the file on the agent. */
    private static final class Fetch extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final long maxAgeMillis;
        private final boolean delete;

        Fetch(String path, long maxAgeMillis, boolean delete) {
            this.path = path;
            this.maxAgeMillis = maxAgeMillis;
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
                // One byte beyond the limit, so that the parser detects an oversized file.
                return age <= maxAgeMillis + SLACK_MILLIS ? in.readNBytes(SummaryReader.MAX_BYTES + 1) : new byte[0];
            } finally {
                if (delete) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
