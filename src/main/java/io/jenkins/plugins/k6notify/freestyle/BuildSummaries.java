package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import io.jenkins.plugins.k6notify.agent.SummaryDirectory;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Summaries that the processes of a freestyle build leave: in a file named by an environment variable, or in a file in
 * the workspace configured by the job. Safe for use by several threads.
 */
final class BuildSummaries {

    private final AbstractBuild<?, ?> build;

    @CheckForNull
    private final String pathInWorkspace;

    private final Clock clock;
    private final String ownName = "k6-notify-" + UUID.randomUUID() + ".json";

    @CheckForNull
    private volatile FilePath ownDirectory;

    @CheckForNull
    private volatile SummaryFile file;

    private volatile Instant lastEnd;

    /** @param pathInWorkspace null to let k6 write to a temporary directory next to the workspace */
    BuildSummaries(AbstractBuild<?, ?> build, @CheckForNull String pathInWorkspace, Clock clock) {
        this.build = build;
        this.pathInWorkspace = pathInWorkspace;
        this.clock = clock;
        this.lastEnd = clock.instant();
    }

    /**
     * Records the start of a process.
     *
     * @return additional environment variables for the process
     */
    Map<String, String> processStarts(EnvVars environment) throws InterruptedException {
        lastEnd = clock.instant();
        file = null;
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            return Map.of();
        }
        if (pathInWorkspace != null) {
            file = new SummaryFile(workspace, environment.expand(pathInWorkspace));
            return Map.of();
        }
        FilePath directory = environment.containsKey(SummaryFile.VARIABLE) ? null : ownDirectory(workspace);
        if (directory == null) {
            return Map.of();
        }
        SummaryFile own = new SummaryFile(directory, ownName);
        file = own;
        return Map.of(SummaryFile.VARIABLE, own.remotePath());
    }

    /**
     * Returns a temporary directory, created before the first process starts, as k6 warns about a missing directory.
     */
    @CheckForNull
    private FilePath ownDirectory(FilePath workspace) throws InterruptedException {
        if (ownDirectory == null) {
            ownDirectory = SummaryDirectory.create(workspace);
        }
        return ownDirectory;
    }

    /** Records the end of a run: a file written before is not of a later run. */
    void runEnded() {
        lastEnd = clock.instant();
    }

    /** Reads the summary written since the process started and the last run ended. Waits for the agent. */
    K6Summary read() {
        SummaryFile written = file;
        return written == null
                ? K6Summary.EMPTY
                : written.read(Duration.between(lastEnd, clock.instant()), pathInWorkspace == null);
    }
}
