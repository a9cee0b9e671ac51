package io.jenkins.plugins.k6notify.cli.process;

import io.jenkins.plugins.k6notify.engine.console.SummarySource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Summary file named by {@code K6_SUMMARY_EXPORT}. Each run of k6 overwrites it, so a changed file belongs to the run
 * started before the change.
 */
final class SummaryExportFile implements SummarySource {

    private static final Logger LOGGER = Logger.getLogger(SummaryExportFile.class.getName());
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Path file;
    private final SummaryReader reader = new SummaryReader();
    private FileTime known;

    SummaryExportFile(Path file) {
        this.file = file;
        this.known = modified();
    }

    @Override
    public K6Summary take() {
        FileTime modified = modified();
        if (modified.equals(known) || !Files.isRegularFile(file)) {
            return K6Summary.EMPTY;
        }
        known = modified;
        try (InputStream in = Files.newInputStream(file)) {
            return reader.read(in);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "no summary in " + file);
            return K6Summary.EMPTY;
        }
    }

    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return NEVER;
        }
    }
}
