package io.jenkins.plugins.k6notify.archive;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.archive.SkippedFile.Cause;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a build keeps without an agent: summaries. */
class KeptSummariesTest {

    private static final FileOwner RUN = FileOwner.ofRun(1, "agent-3");

    @TempDir
    private Path directory;

    private RunFiles keep(FileOwner owner, String summary, String pattern) {
        FakeRun build = new FakeRun(new FakeJob("shop", "load"), null, directory);
        return new RunFileArchive(build, TaskListener.NULL, List.of())
                .keep(owner, summary, null, pattern, Duration.ofHours(1), Duration.ZERO);
    }

    private RunFiles keep(FileOwner owner, String summary) {
        return keep(owner, summary, null);
    }

    @Test
    void lastSummaryOfRunIsKept() {
        assertThat(keep(RUN, "{\"a\":1}")).isEqualTo(new RunFiles(RUN, true, List.of(), List.of()));
        keep(RUN, "{\"ä\":2}");

        assertThat(directory.resolve("k6-summaries/summary-1.json")).hasContent("{\"ä\":2}");
    }

    @Test
    void runWithoutSummaryHasNoFiles() {
        assertThat(keep(RUN, null)).isEqualTo(new RunFiles(RUN, false, List.of(), List.of()));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void summaryOfMoreThanFiveMegabytesIsSkipped() {
        assertThat(keep(RUN, "x".repeat(5 << 20)).hasSummary()).isTrue();
        assertThat(keep(RUN, "x".repeat((5 << 20) - 1) + "ä"))
                .isEqualTo(skipped(RUN, "summary-1.json", Cause.TOO_LARGE));
    }

    @Test
    void buildKeepsAtMostFiftySummaries() {
        for (int number = 1; number <= 50; number++) {
            assertThat(keep(new FileOwner(1, "i" + number, number, null), "{}").hasSummary())
                    .isTrue();
        }
        FileOwner last = new FileOwner(1, "eu", 51, null);

        assertThat(keep(last, "{}")).isEqualTo(skipped(last, "eu: summary-1-51.json", Cause.TOO_MANY));
        assertThat(keep(new FileOwner(1, "i7", 7, null), "{}").hasSummary()).isTrue();
    }

    @Test
    void summaryThatCannotBeWrittenIsSkipped() throws Exception {
        Files.createFile(directory.resolve("k6-summaries"));

        assertThat(keep(RUN, "{}")).isEqualTo(skipped(RUN, "summary-1.json", Cause.NOT_READ));
    }

    @Test
    void reportsOutsideOfWorkspaceAreNotListed() {
        assertThat(keep(RUN, null, "*.html")).isEqualTo(skipped(RUN, "*.html", Cause.NOT_LISTED));
    }

    private static RunFiles skipped(FileOwner owner, String name, Cause cause) {
        return new RunFiles(owner, false, List.of(), List.of(new SkippedFile(name, cause)));
    }
}
