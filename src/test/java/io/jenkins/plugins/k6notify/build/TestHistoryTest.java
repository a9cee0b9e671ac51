package io.jenkins.plugins.k6notify.build;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.fake.FakeJob;
import io.jenkins.plugins.k6notify.fake.FakeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHistoryTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final FakeJob JOB = new FakeJob("", "perf");
    private static final Outcome PASSED = new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null);
    private static final Outcome FAILED =
            new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "Thresholds crossed");

    @TempDir
    private Path builds;

    private FakeRun buildAfter(@CheckForNull FakeRun previous) throws IOException {
        return new FakeRun(JOB, previous, Files.createTempDirectory(builds, "build"));
    }

    /** @param outcome null for a run that goes on */
    private static void ran(FakeRun build, String testName, @CheckForNull Outcome outcome) {
        K6RunsAction.of(build)
                .records()
                .add(ordinal -> new RunRecord(
                        new UUID(build.number, ordinal),
                        "step",
                        new RunSource("7", "", null),
                        ordinal,
                        testName,
                        ordinal,
                        new K6Run(
                                ordinal,
                                Banner.NONE,
                                START,
                                outcome == null ? null : START,
                                outcome,
                                null,
                                K6Summary.EMPTY),
                        true,
                        outcome != null,
                        List.of()));
    }

    @Test
    void theFirstBuildHasNone() throws Exception {
        FakeRun only = buildAfter(null);
        ran(only, "checkout", PASSED);
        assertThat(TestHistory.before(only, "checkout")).isNull();
    }

    @Test
    void theLastRunOfABuildCounts() throws Exception {
        FakeRun earlier = buildAfter(null);
        ran(earlier, "checkout", PASSED);
        ran(earlier, "checkout", FAILED);
        ran(earlier, "checkout", null);
        ran(earlier, "search", PASSED);
        assertThat(TestHistory.before(buildAfter(earlier), "checkout").result()).isEqualTo(K6Result.FAILED);
    }

    @Test
    void buildsWithoutAFinishedRunOfTheTestAreSkipped() throws Exception {
        FakeRun first = buildAfter(null);
        ran(first, "checkout", PASSED);
        FakeRun withoutK6 = buildAfter(first);
        FakeRun ofAnotherTest = buildAfter(withoutK6);
        ran(ofAnotherTest, "search", FAILED);
        FakeRun stillRunning = buildAfter(ofAnotherTest);
        ran(stillRunning, "checkout", null);
        assertThat(TestHistory.before(buildAfter(stillRunning), "checkout").result())
                .isEqualTo(K6Result.PASSED);
    }

    @Test
    void aTestThatDidNotRunForLongBeginsAnew() throws Exception {
        FakeRun build = buildAfter(null);
        ran(build, "checkout", FAILED);
        for (int i = 1; i < TestHistory.BUILDS; i++) {
            build = buildAfter(build);
        }
        FakeRun within = buildAfter(build);
        assertThat(TestHistory.before(within, "checkout").result()).isEqualTo(K6Result.FAILED);
        assertThat(TestHistory.before(buildAfter(within), "checkout")).isNull();
    }
}
