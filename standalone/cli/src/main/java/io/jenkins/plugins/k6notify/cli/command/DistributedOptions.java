package io.jenkins.plugins.k6notify.cli.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.UsageException;
import picocli.CommandLine.Option;

/** Options of a distributed run. */
final class DistributedOptions {

    @Option(names = "--distributed", description = "All k6 processes with the same test name are instances of one run.")
    private boolean distributed;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "Number of instances of a run, at least 1; implies --distributed.")
    private Integer instances;

    boolean isDistributed() {
        return distributed || instances != null;
    }

    /** Returns null for an unknown number. */
    @CheckForNull
    Integer instances() {
        if (instances != null && instances < 1) {
            throw new UsageException("--instances must be at least 1");
        }
        return instances;
    }
}
