package io.jenkins.plugins.k6notify.archive;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.agent.WorkspaceFile;
import io.jenkins.plugins.k6notify.agent.WorkspaceFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.util.BuildListenerAdapter;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Keeps the files of the k6 runs of one build: reports through the artifact manager of the build, and summaries in its
 * directory. Waits for the agent and for the artifact manager, so it must not be used on the thread of a console or of
 * the pipeline engine.
 */
@Restricted(NoExternalUse.class)
public final class RunFileArchive {

    /** Maximum size of a file. */
    static final long MAX_BYTES = 5L << 20;

    /** Maximum number of reports, and of summaries, in a build. */
    static final int MAX_FILES = 50;

    private static final String SUMMARIES = "k6-summaries";

    private static final Logger LOGGER = Logger.getLogger(RunFileArchive.class.getName());

    private final Run<?, ?> build;
    private final TaskListener console;
    private final List<RunFiles> kept;

    /**
     * @param console where artifact managers print
     * @param kept the files of earlier runs of the build, which belong to no other run
     */
    public RunFileArchive(Run<?, ?> build, TaskListener console, List<RunFiles> kept) {
        this.build = build;
        this.console = console;
        this.kept = List.copyOf(kept);
    }

    /**
     * Keeps the files of a k6 process that has ended. Repeating this replaces the files.
     *
     * @param summary the JSON that k6 wrote; null for none
     * @param directory the current directory of the step on its agent; null outside of a workspace
     * @param pattern Ant patterns of reports, relative to the directory; null for none
     * @param maxAge maximum age of reports; older files belong to earlier runs
     * @param minAge minimum age of reports; newer files belong to later runs
     */
    public RunFiles keep(
            FileOwner owner,
            @CheckForNull String summary,
            @CheckForNull FilePath directory,
            @CheckForNull String pattern,
            Duration maxAge,
            Duration minAge) {
        List<SkippedFile> skipped = new ArrayList<>();
        boolean hasSummary = summary != null && keepSummary(owner, summary, skipped);
        List<ArchivedReport> reports =
                pattern == null ? List.of() : keepReports(owner, directory, pattern, maxAge, minAge, skipped);
        return new RunFiles(owner, hasSummary, reports, skipped);
    }

    private boolean keepSummary(FileOwner owner, String summary, List<SkippedFile> skipped) {
        String name = owner.summary();
        Path directory = summaries(build).toPath();
        byte[] content = summary.getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(directory);
            if (content.length > MAX_BYTES) {
                skipped.add(new SkippedFile(owner.named(name), SkippedFile.Cause.TOO_LARGE));
            } else if (isFull(directory, name)) {
                skipped.add(new SkippedFile(owner.named(name), SkippedFile.Cause.TOO_MANY));
            } else {
                Files.write(directory.resolve(name), content);
                return true;
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to keep the summary of a k6 run of " + build);
            skipped.add(new SkippedFile(owner.named(name), SkippedFile.Cause.NOT_READ));
        }
        return false;
    }

    private static boolean isFull(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return !Files.exists(directory.resolve(name)) && files.count() >= MAX_FILES;
        }
    }

    /** Returns the directory with the summaries of a build, whether it exists or not. */
    public static File summaries(Run<?, ?> build) {
        return new File(build.getRootDir(), SUMMARIES);
    }

    private List<ArchivedReport> keepReports(
            FileOwner owner,
            @CheckForNull FilePath directory,
            String pattern,
            Duration maxAge,
            Duration minAge,
            List<SkippedFile> skipped) {
        List<WorkspaceFile> found =
                directory == null ? null : new WorkspaceFiles(directory, pattern).list(maxAge, minAge);
        if (directory == null || found == null) {
            skipped.add(new SkippedFile(pattern, SkippedFile.Cause.NOT_LISTED));
            return List.of();
        }
        long archived = kept.stream().mapToLong(files -> files.reports().size()).sum();
        List<ArchivedReport> reports = new ArrayList<>();
        for (WorkspaceFile file : found) {
            if (isKept(owner, file)) {
                continue;
            }
            if (file.bytes() > MAX_BYTES) {
                skipped.add(new SkippedFile(owner.named(file.path()), SkippedFile.Cause.TOO_LARGE));
            } else if (archived + reports.size() >= MAX_FILES) {
                skipped.add(new SkippedFile(owner.named(file.path()), SkippedFile.Cause.TOO_MANY));
            } else {
                reports.add(new ArchivedReport(file.path(), owner.reports() + file.path(), file.modified()));
            }
        }
        return reports.isEmpty() || archive(directory, reports) ? reports : notRead(owner, reports, skipped);
    }

    /** Whether an earlier run has the file. Files of other machines may have the same name and time. */
    private boolean isKept(FileOwner owner, WorkspaceFile file) {
        return kept.stream()
                .filter(files -> Objects.equals(files.owner().node(), owner.node()))
                .flatMap(files -> files.reports().stream())
                .anyMatch(one -> one.name().equals(file.path()) && one.modified() == file.modified());
    }

    private static List<ArchivedReport> notRead(
            FileOwner owner, List<ArchivedReport> reports, List<SkippedFile> skipped) {
        reports.forEach(report -> skipped.add(new SkippedFile(owner.named(report.name()), SkippedFile.Cause.NOT_READ)));
        return List.of();
    }

    private boolean archive(FilePath directory, List<ArchivedReport> reports) {
        Map<String, String> artifacts = new LinkedHashMap<>();
        reports.forEach(report -> artifacts.put(report.artifact(), report.name()));
        try {
            build.pickArtifactManager()
                    .archive(
                            directory,
                            directory.createLauncher(console),
                            BuildListenerAdapter.wrap(console),
                            artifacts);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to archive reports of k6 runs of " + build);
        }
        return false;
    }
}
