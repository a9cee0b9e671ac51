package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import io.jenkins.plugins.k6notify.engine.console.SummarySource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.report.SummaryDirectory;
import io.jenkins.plugins.k6notify.report.SummaryFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Source of k6 summaries in a freestyle build: a file named by an environment variable, or a file in the workspace
 * configured by the job. Fetches the file in advance, since the console thread asks for it and must not wait for an
 * agent.
 */
final class BuildSummaries implements SummarySource {

    /** Environment variable for the option {@code --summary-export} of k6 v0.49 and newer. */
    private static final String VARIABLE = "K6_SUMMARY_EXPORT";

    private final AbstractBuild<?, ?> build;

    @CheckForNull
    private final String pathInWorkspace;

    private final Clock clock;
    private final String ownName = "k6-notify-" + UUID.randomUUID() + ".json";

    @CheckForNull
    private FilePath ownDirectory;

    @CheckForNull
    private SummaryFile file;

    private K6Summary fetched = K6Summary.EMPTY;
    private Instant lastEnd;

    /** @param pathInWorkspace null to let k6 write to a temporary directory next to the workspace */
    BuildSummaries(AbstractBuild<?, ?> build, @CheckForNull String pathInWorkspace, Clock clock) {
        this.build = build;
        this.pathInWorkspace = pathInWorkspace;
        this.clock = clock;
        this.lastEnd = clock.instant();
    }

    /** @return additional environment variables for the process */
    Map<String, String> processBegins(EnvVars given, EnvVars ofAgent) throws InterruptedException {
        FilePath workspace = build.getWorkspace();
        boolean own = pathInWorkspace == null;
        if (workspace == null || own && (given.containsKey(VARIABLE) || ofAgent.containsKey(VARIABLE))) {
            begin(null);
            return Map.of();
        }
        if (!own) {
            begin(new SummaryFile(workspace, given.expand(pathInWorkspace)));
            return Map.of();
        }
        FilePath directory = ownDirectory(workspace);
        begin(directory == null ? null : new SummaryFile(directory, ownName));
        return directory == null
                ? Map.of()
                : Map.of(VARIABLE, directory.child(ownName).getRemote());
    }

    private synchronized void begin(@CheckForNull SummaryFile next) {
        file = next;
        fetched = K6Summary.EMPTY;
        lastEnd = clock.instant();
    }

    /**
     * Returns a temporary directory, created before the first process starts, as k6 warns about a missing directory.
     */
    @CheckForNull
    private FilePath ownDirectory(FilePath workspace) throws InterruptedException {
        if (ownDirectory == null) {
            ownDirectory = SummaryDirectory.made(workspace);
        }
        return ownDirectory;
    }

    /** Reads the summary written since the last end of a run, for the next {@link #take}. */
    void fetch() throws InterruptedException {
        SummaryFile from;
        Duration since;
        synchronized (this) {
            from = file;
            since = Duration.between(lastEnd, clock.instant());
        }
        K6Summary summary = from == null ? K6Summary.EMPTY : from.read(since, pathInWorkspace == null);
        synchronized (this) {
            fetched = summary;
        }
    }

    @Override
    public synchronized K6Summary take() {
        K6Summary taken = fetched;
        fetched = K6Summary.EMPTY;
        lastEnd = clock.instant();
        return taken;
    }
}
