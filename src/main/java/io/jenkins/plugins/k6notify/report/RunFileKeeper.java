package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.archive.FileOwner;
import io.jenkins.plugins.k6notify.archive.RunFileArchive;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the files of the runs of one subscription, and records them at the build. */
final class RunFileKeeper {

    private final Run<?, ?> build;

    @CheckForNull
    private final String pattern;

    private final TaskListener console;

    /** @param pattern Ant patterns of reports; null for none */
    RunFileKeeper(Run<?, ?> build, @CheckForNull String pattern, TaskListener console) {
        this.build = build;
        this.pattern = pattern;
        this.console = console;
    }

    /**
     * Keeps the files of an ended k6 process, unless they were kept before. Waits for the agent and the artifact
     * manager.
     *
     * @param instance the instance of a distributed run; null for a run that is not distributed
     * @param summary the JSON that k6 wrote; null for none
     * @return the record with the files
     */
    RunRecord keep(
            RunRecords records,
            RunRecord record,
            @CheckForNull RunInstance instance,
            @CheckForNull String summary,
            RunDirectory directory) {
        FileOwner owner = owner(record, instance);
        if (record.hasFilesOf(owner.instance()) || summary == null && pattern == null) {
            return record;
        }
        K6Run run = instance == null ? record.run() : instance.run();
        Instant started =
                Optional.ofNullable(run.started()).orElseGet(() -> Instant.ofEpochMilli(build.getStartTimeInMillis()));
        Instant now = Instant.now();
        RunFiles files = new RunFileArchive(build, console, kept(records))
                .keep(
                        owner,
                        summary,
                        pattern == null ? null : directory.onAgent(),
                        pattern,
                        Duration.between(started, now),
                        Duration.between(directory.endSeen(), now));
        files.skipped().forEach(file -> BuildConsole.print(console, file.words()));
        return records.change(record.id(), known -> known.withFiles(files)).orElse(record);
    }

    /** The number of an instance is its place in the order in which the files were kept. */
    private static FileOwner owner(RunRecord record, @CheckForNull RunInstance instance) {
        int run = record.run().ordinal();
        return instance == null
                ? FileOwner.ofRun(run, record.source().node())
                : new FileOwner(run, instance.label(), record.files().size() + 1, instance.node());
    }

    private static List<RunFiles> kept(RunRecords records) {
        return records.all().stream().flatMap(record -> record.files().stream()).toList();
    }
}
