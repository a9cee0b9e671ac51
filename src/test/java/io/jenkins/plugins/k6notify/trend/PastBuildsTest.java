package io.jenkins.plugins.k6notify.trend;

import static io.jenkins.plugins.k6notify.record.RecordedRuns.FAILED;
import static io.jenkins.plugins.k6notify.record.RecordedRuns.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RecordedRuns;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastBuildsTest {

    private final FakeJob job = new FakeJob("", "perf");
    private final PastBuilds pastBuilds = new PastBuilds();

    @TempDir
    private Path directory;

    @BeforeEach
    void buildsOnDisk() {
        job.setBuildDir(directory);
    }

    private FakeRun build() throws IOException {
        Path ofBuild = directory.resolve(Integer.toString(job.getNextBuildNumber()));
        return new FakeRun(job, job.getLastBuild(), Files.createDirectory(ofBuild));
    }

    private FakeRun build(String testName) throws IOException {
        FakeRun build = build();
        RecordedRuns.add(build, testName, PASSED);
        return build;
    }

    private List<Integer> numbers() {
        return pastBuilds.newest(job).map(PastBuild::number).toList();
    }

    private List<PastRun> runsOfTheLast() {
        return pastBuilds.newest(job).findFirst().orElseThrow().runs();
    }

    @Test
    void newestBuildComesFirst() throws Exception {
        build("a");
        build();
        build("c");
        assertThat(pastBuilds.newest(job))
                .extracting(build -> build.number() + " " + build.runs().size())
                .containsExactly("3 1", "2 0", "1 1");
        assertThat(pastBuilds.newest(new FakeJob("", "empty"))).isEmpty();
    }

    @Test
    void loadsNoMoreBuildsThanNeeded() throws Exception {
        for (int i = 0; i < 60; i++) {
            build("a");
        }
        assertThat(numbers()).hasSize(50).startsWith(60).endsWith(11);
        assertThat(job.takeLoaded()).hasSize(50);
    }

    @Test
    void lastOutcomeLoadsOneBuild() throws Exception {
        build("a");
        build("b");
        build();
        assertThat(LastOutcome.of(pastBuilds.newest(job)).orElseThrow().build()).isEqualTo(2);
        assertThat(job.takeLoaded()).containsExactly(2);
    }

    /** Each page of each job checks whether there is a trend to link to. */
    @Test
    void buildsWithoutRunsAreNotLoaded() throws Exception {
        for (int i = 0; i < 60; i++) {
            build();
        }
        assertThat(LastOutcome.of(pastBuilds.newest(job))).isEmpty();
        assertThat(numbers()).hasSize(50).startsWith(60).endsWith(11);
        assertThat(job.takeLoaded()).isEmpty();
    }

    @Test
    void skipsDeletedBuilds() throws Exception {
        build("a");
        List<FakeRun> gap = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            gap.add(build());
        }
        build("b");
        for (FakeRun build : gap) {
            job.removeRun(build);
            Files.delete(build.getRootDir().toPath());
        }
        assertThat(numbers()).containsExactly(102, 1);
    }

    @Test
    void finishedBuildIsLoadedOnce() throws Exception {
        for (int i = 0; i < PastBuilds.MAX_BUILDS; i++) {
            build("a");
        }
        numbers();
        job.takeLoaded();
        numbers();
        assertThat(job.takeLoaded()).isEmpty();

        build("a");
        assertThat(numbers()).startsWith(51).endsWith(2);
        assertThat(job.takeLoaded()).containsExactly(51);
        numbers();
        assertThat(job.takeLoaded()).isEmpty();
    }

    @Test
    void runEndedInRunningBuildIsShown() throws Exception {
        FakeRun build = build("a");
        assertThat(runsOfTheLast()).hasSize(1);
        RecordedRuns.add(build, "b", FAILED);
        reportEnd(build);
        assertThat(runsOfTheLast()).hasSize(2);
    }

    private void reportEnd(FakeRun build) {
        List<RunRecord> runs = build.getAction(K6RunsAction.class).getRuns();
        TestContext context = new TestContext("a", Trigger.MANUAL, null, 0, 0, null, null);
        pastBuilds.happened(
                build, new TestFinished(context, runs.get(runs.size() - 1).run(), null));
    }

    /** Each page of each job checks whether there is a trend to link to. */
    @Test
    void readsNoDirectoryTwice() throws Exception {
        build("a");
        List<FakeRun> gap = List.of(build(), build());
        for (int i = 0; i < 10; i++) {
            build();
        }
        for (FakeRun build : gap) {
            job.removeRun(build);
            Files.delete(build.getRootDir().toPath());
        }
        List<Integer> numbers = numbers();
        assertThat(numbers).hasSize(11).startsWith(13).endsWith(4, 1);
        job.setBuildDir(directory.resolve("unreadable"));
        assertThat(numbers()).isEqualTo(numbers);
        assertThat(LastOutcome.of(pastBuilds.newest(job)).orElseThrow().build()).isEqualTo(1);
    }

    @Test
    void runWithoutEndIsNotShown() throws Exception {
        RecordedRuns.add(build(), "a", null);
        assertThat(runsOfTheLast()).isEmpty();
    }

    @Test
    void runReportedLaterIsShown() throws Exception {
        FakeRun build = build();
        assertThat(runsOfTheLast()).isEmpty();
        RecordedRuns.add(build, "a", PASSED);
        reportEnd(build);
        assertThat(runsOfTheLast()).hasSize(1);
    }

    @Test
    void deletedBuildIsNotShown() throws Exception {
        build("a");
        FakeRun second = build("b");
        numbers();
        job.removeRun(second);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void limitsRunsOfBuild() throws Exception {
        FakeRun build = build();
        for (int i = 0; i <= PastBuild.MAX_RUNS; i++) {
            RecordedRuns.add(build, "a", PASSED);
        }
        assertThat(runsOfTheLast()).hasSize(PastBuild.MAX_RUNS);
    }

    /** Many builds are cached, and most runs have the same metrics. */
    @Test
    void runsShareTheirListOfMetrics() throws Exception {
        for (int i = 0; i < 2; i++) {
            RecordedRuns.add(build(), "a", null, PASSED, RecordedRuns.summary(400 + i, 0));
        }
        List<PastRun> runs =
                pastBuilds.newest(job).map(build -> build.runs().get(0)).toList();

        assertThat(runs.get(0).values().keys())
                .hasSize(3)
                .isSameAs(runs.get(1).values().keys());
        assertThat(runs.get(0).values().get(Measure.P95)).isEqualTo(401);
    }
}
