package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A summary of k6 on an agent, as far as it is of the run at hand. */
@Restricted(NoExternalUse.class)
public final class FreshFile {

    private static final Logger LOGGER = Logger.getLogger(FreshFile.class.getName());

    /** An agent that takes longer is as good as lost. */
    private static final long SECONDS = 10;

    private final FilePath base;

    @CheckForNull
    private final String relative;

    private FreshFile(FilePath base, @CheckForNull String relative) {
        this.base = base;
        this.relative = relative;
    }

    /** A file that nobody else needs: it is deleted when it is read. */
    public static FreshFile temporary(FilePath file) {
        return new FreshFile(file, null);
    }

    /** @param path of a file that belongs to the job, and stays; outside of the workspace none is read */
    public static FreshFile within(FilePath workspace, String path) {
        return new FreshFile(workspace, path);
    }

    /**
     * {@link K6Summary#EMPTY} if there is none, or none that can be read; then it says so in the log of Jenkins. Waits for the
     * agent, a few seconds at most.
     *
     * @param age a file that was changed longer ago is of another run
     */
    public K6Summary summary(Duration age) {
        try {
            if (relative != null && !base.isDescendant(relative)) {
                LOGGER.warning(() -> "Not reading a summary outside of the workspace " + base);
                return K6Summary.EMPTY;
            }
            FilePath file = relative == null ? base : base.child(relative);
            byte[] bytes =
                    file.actAsync(new Read(age.toMillis(), relative == null)).get(SECONDS, TimeUnit.SECONDS);
            return bytes == null ? K6Summary.EMPTY : new SummaryReader().read(new ByteArrayInputStream(bytes));
        } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException e) {
            LOGGER.log(Level.INFO, e, () -> "Cannot read the k6 summary " + base);
            return K6Summary.EMPTY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return K6Summary.EMPTY;
        }
    }

    /** Looks at ages only by the clock of the agent, which may differ from the controller's. */
    private static final class Read extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        /** File systems keep times in steps of up to two seconds. */
        private static final long SLACK_MILLIS = 2000;

        private final long ageMillis;
        private final boolean delete;

        Read(long ageMillis, boolean delete) {
            this.ageMillis = ageMillis;
            this.delete = delete;
        }

        @CheckForNull
        @Override
        public byte[] invoke(File file, VirtualChannel channel) throws IOException {
            Path path = file.toPath();
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                long age = System.currentTimeMillis()
                        - attributes.lastModifiedTime().toMillis();
                boolean readable = attributes.isRegularFile()
                        && attributes.size() <= SummaryReader.MAX_BYTES
                        && age <= ageMillis + SLACK_MILLIS;
                return readable ? Files.readAllBytes(path) : null;
            } catch (NoSuchFileException e) {
                return null;
            } finally {
                if (delete) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
