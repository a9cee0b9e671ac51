package io.jenkins.plugins.k6notify.cli.process;

import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessDirectory;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Processes of k6 that the wrapped command starts, from their records on this machine. */
final class LocalProcesses implements ProcessSource {

    private static final Logger LOGGER = Logger.getLogger(LocalProcesses.class.getName());

    private final ProcessDirectory directory;

    LocalProcesses(ProcessDirectory directory) {
        this.directory = directory;
    }

    @Override
    public List<K6Process> processes() {
        try {
            return directory.processes();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "cannot list the processes of k6", e);
            return List.of();
        }
    }

    @Override
    public K6Summary summary(K6Process process) {
        try {
            return new SummaryReader().read(directory.summary(process.id()));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "no summary of process " + process.id());
            return K6Summary.EMPTY;
        }
    }
}
