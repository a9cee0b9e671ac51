package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.archive.ArchivedReport;
import io.jenkins.plugins.k6notify.archive.RunFileArchive;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
     * Keeps the files of an ended run, unless they were kept before. Waits for the agent and the artifact manager.
     *
     * @param summary the JSON that k6 wrote; null for none
     * @return the record with the files
     */
    RunRecord keep(RunRecords records, RunRecord record, @CheckForNull String summary, Supplier<FilePath> directory) {
        if (record.files() != null || summary == null && pattern == null) {
            return record;
        }
        Instant started = Optional.ofNullable(record.run().started())
                .orElseGet(() -> Instant.ofEpochMilli(build.getStartTimeInMillis()));
        Instant now = Instant.now();
        Instant ended = Optional.ofNullable(record.run().ended()).orElse(now);
        RunFiles files = new RunFileArchive(build, console, archived(records))
                .keep(
                        record.run().ordinal(),
                        summary,
                        pattern == null ? null : directory.get(),
                        pattern,
                        Duration.between(started, now),
                        Duration.between(ended, now));
        files.skipped().forEach(file -> BuildConsole.print(console, file.words()));
        return records.change(record.id(), known -> known.withFiles(files)).orElse(record);
    }

    private static List<ArchivedReport> archived(RunRecords records) {
        return records.all().stream()
                .flatMap(record -> Stream.ofNullable(record.files()))
                .flatMap(files -> files.reports().stream())
                .toList();
    }
}
