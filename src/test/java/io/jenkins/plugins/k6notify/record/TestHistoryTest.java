package io.jenkins.plugins.k6notify.record;

import static io.jenkins.plugins.k6notify.record.RecordedRuns.FAILED;
import static io.jenkins.plugins.k6notify.record.RecordedRuns.PASSED;
import static io.jenkins.plugins.k6notify.record.RecordedRuns.add;
import static io.jenkins.plugins.k6notify.record.RecordedRuns.addScript;
import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHistoryTest {

    private final FakeJob job = new FakeJob("shop", "PR-7");
    private final FakeJob main = new FakeJob("shop", "main");
    private final TestHistory history = new TestHistory(any -> Optional.empty());
    private final TestHistory ofABranch =
            new TestHistory(branch -> branch == job ? Optional.of(main) : Optional.empty());

    @TempDir
    private Path builds;

    private FakeRun buildAfter(@CheckForNull FakeRun previous) throws IOException {
        return buildOf(job, previous);
    }

    private FakeRun buildOf(FakeJob branch, @CheckForNull FakeRun previous) throws IOException {
        return new FakeRun(branch, previous, Files.createTempDirectory(builds, "build"));
    }

    @Test
    void firstBuildHasNoPreviousRun() throws Exception {
        FakeRun only = buildAfter(null);
        add(only, "checkout", PASSED);
        assertThat(history.before(only, "checkout")).isNull();
    }

    @Test
    void usesLastRunOfBuild() throws Exception {
        FakeRun earlier = buildAfter(null);
        add(earlier, "checkout", PASSED);
        add(earlier, "checkout", FAILED);
        add(earlier, "checkout", null);
        add(earlier, "search", PASSED);
        assertThat(history.before(buildAfter(earlier), "checkout").result()).isEqualTo(K6Result.FAILED);
    }

    @Test
    void scriptsWithSameBaseNameAreSeparate() throws Exception {
        FakeRun earlier = buildAfter(null);
        addScript(earlier, "cart/load.js", FAILED);
        addScript(earlier, "search/load.js", PASSED);
        FakeRun now = buildAfter(earlier);
        assertThat(history.before(now, "cart/load.js").result()).isEqualTo(K6Result.FAILED);
        assertThat(history.before(now, "search/load.js").result()).isEqualTo(K6Result.PASSED);
        assertThat(history.before(now, "load.js")).isNull();
    }

    /** The name of such a record is the path. */
    @Test
    void recordOfOlderVersionIsFoundByPath() throws Exception {
        FakeRun earlier = buildAfter(null);
        add(earlier, "cart/load.js", FAILED);
        assertThat(history.before(buildAfter(earlier), "cart/load.js").result()).isEqualTo(K6Result.FAILED);
    }

    @Test
    void skipsBuildsWithoutFinishedRunOfTest() throws Exception {
        FakeRun first = buildAfter(null);
        add(first, "checkout", PASSED);
        FakeRun withoutK6 = buildAfter(first);
        FakeRun ofAnotherTest = buildAfter(withoutK6);
        add(ofAnotherTest, "search", FAILED);
        FakeRun stillRunning = buildAfter(ofAnotherTest);
        add(stillRunning, "checkout", null);
        assertThat(history.before(buildAfter(stillRunning), "checkout").result())
                .isEqualTo(K6Result.PASSED);
    }

    @Test
    void ignoresRunsBeforeLimitOfBuilds() throws Exception {
        FakeRun build = buildAfter(null);
        add(build, "checkout", FAILED);
        for (int i = 1; i < TestHistory.BUILDS; i++) {
            build = buildAfter(build);
        }
        FakeRun within = buildAfter(build);
        assertThat(history.before(within, "checkout").result()).isEqualTo(K6Result.FAILED);
        assertThat(history.before(buildAfter(within), "checkout")).isNull();
    }

    @Test
    void branchIsComparedWithItsOwnRuns() throws Exception {
        add(buildOf(main, null), "checkout", FAILED);
        FakeRun earlier = buildAfter(null);
        add(earlier, "checkout", PASSED);
        PreviousRun own = ofABranch.before(buildAfter(earlier), "checkout");
        assertThat(own.job()).isEqualTo("shop/PR-7");
        assertThat(own.result()).isEqualTo(K6Result.PASSED);
    }

    @Test
    void branchWithoutRunsIsComparedWithTarget() throws Exception {
        FakeRun older = buildOf(main, null);
        add(older, "checkout", FAILED);
        FakeRun newer = buildOf(main, older);
        add(newer, "checkout", PASSED);
        FakeRun running = buildOf(main, newer);
        add(running, "checkout", null);
        FakeRun first = buildAfter(null);
        add(first, "search", FAILED);
        FakeRun second = buildAfter(first);
        assertThat(ofABranch.before(second, "checkout"))
                .isEqualTo(new PreviousRun("shop/main", 2, K6Result.PASSED, Map.of()));
        assertThat(ofABranch.before(second, "search").job()).isEqualTo("shop/PR-7");
        assertThat(ofABranch.before(second, "login")).isNull();
        assertThat(history.before(second, "checkout")).isNull();
    }

    @Test
    void testNamedAfterJobIsSameInEachBranch() throws Exception {
        add(buildOf(main, null), "shop/main", PASSED);
        assertThat(ofABranch.before(buildAfter(null), "shop/PR-7").job()).isEqualTo("shop/main");
    }

    /** A page shows many tests of a build, and must not read past builds for each of them. */
    @Test
    void findsSeveralTestsAtOnce() throws Exception {
        FakeRun first = buildAfter(null);
        add(first, "checkout", FAILED);
        add(first, "search", FAILED);
        FakeRun second = buildAfter(first);
        add(second, "search", PASSED);
        Map<String, PreviousRun> found = history.before(buildAfter(second), Set.of("checkout", "search", "never ran"));
        assertThat(found).containsOnlyKeys("checkout", "search");
        assertThat(found.get("checkout").build()).isEqualTo(1);
        assertThat(found.get("search").build()).isEqualTo(2);
    }

    @Test
    void newTestOfBranchIsComparedWithTarget() throws Exception {
        FakeRun target = buildOf(main, null);
        add(target, "checkout", FAILED);
        add(target, "shop/main", FAILED);
        FakeRun own = buildAfter(null);
        add(own, "checkout", PASSED);
        Map<String, PreviousRun> found = ofABranch.before(buildAfter(own), Set.of("checkout", "shop/PR-7"));
        assertThat(found.get("checkout").job()).isEqualTo("shop/PR-7");
        assertThat(found.get("shop/PR-7").job()).isEqualTo("shop/main");
    }

    @Test
    void readsNoMoreBuildsThanNeeded() throws Exception {
        FakeRun unreadable = new FakeRun(job, null, null);
        K6RunsAction.of(unreadable);
        FakeRun earlier = buildAfter(unreadable);
        add(earlier, "checkout", PASSED);
        assertThat(history.before(buildAfter(earlier), Set.of("checkout"))).containsOnlyKeys("checkout");
        assertThat(history.before(earlier, Set.of())).isEmpty();
    }

    private void pin(FakeJob branch, FakeRun build, int run) throws IOException {
        branch.setRootDir(Files.createTempDirectory(builds, "job"));
        RunRecord record = build.getAction(K6RunsAction.class).getRuns().get(run);
        PinnedRuns.of(branch).pin(record.test(), PinnedRun.of(record, build.getNumber(), RecordedRuns.STARTED, "ada"));
    }

    @Test
    void lastPassedRunMayBeOlderOrAnEarlierOneOfItsBuild() throws Exception {
        FakeRun first = buildOf(main, null);
        add(first, "checkout", PASSED);
        FakeRun second = buildOf(main, first);
        add(second, "search", PASSED);
        add(second, "search", FAILED);
        FakeRun third = buildOf(main, second);
        add(third, "checkout", FAILED);
        FakeRun now = buildOf(main, third);

        assertThat(history.before(now, "checkout", Baseline.PASSED).build()).isEqualTo(1);
        assertThat(history.before(now, "checkout", Baseline.PASSED).baseline()).isEqualTo(Baseline.PASSED);
        assertThat(history.before(now, "search", Baseline.PASSED).build()).isEqualTo(2);
        assertThat(history.before(first, "checkout", Baseline.PASSED)).isNull();
        assertThat(ofABranch
                        .before(buildAfter(null), "checkout", Baseline.PASSED)
                        .build())
                .isEqualTo(1);
    }

    @Test
    void targetIsNotReplacedByOwnRuns() throws Exception {
        add(buildOf(main, null), "checkout", FAILED);
        FakeRun own = buildAfter(null);
        add(own, "checkout", PASSED);
        add(own, "search", PASSED);
        FakeRun now = buildAfter(own);

        assertThat(ofABranch.before(now, "checkout", Baseline.TARGET).job()).isEqualTo("shop/main");
        assertThat(ofABranch.before(now, "search", Baseline.TARGET)).isNull();
        assertThat(history.before(now, "checkout", Baseline.TARGET)).isNull();
    }

    @Test
    void pinnedRunIsFoundWithoutItsBuild() throws Exception {
        FakeRun first = buildOf(main, null);
        add(first, "checkout", PASSED);
        FakeRun second = buildOf(main, first);
        add(second, "checkout", FAILED);
        pin(main, first, 0);
        main.removeRun(first);
        FakeRun now = buildOf(main, second);

        PreviousRun pinned = history.before(now, "checkout", Baseline.PINNED);
        assertThat(pinned.build()).isEqualTo(1);
        assertThat(pinned.result()).isEqualTo(K6Result.PASSED);
        assertThat(pinned.baseline()).isEqualTo(Baseline.PINNED);
        assertThat(history.before(now, "search", Baseline.PINNED)).isNull();
        assertThat(history.before(now, "checkout").build()).isEqualTo(2);
        job.setRootDir(builds);
        assertThat(ofABranch
                        .before(buildAfter(null), "checkout", Baseline.PINNED)
                        .job())
                .as("that of the target branch")
                .isEqualTo("shop/main");
    }

    private RunRecord recordOf(FakeRun build, @CheckForNull Reference reference) {
        RunRecord record = build.getAction(K6RunsAction.class).getRuns().get(0);
        return reference == null ? record : record.withReference(reference);
    }

    /** A later pin, or a later build of the target branch, must not change what the messages said. */
    @Test
    void referencesAreThoseOfMessages() throws Exception {
        FakeRun target = buildOf(main, null);
        add(target, "checkout", PASSED);
        add(buildOf(main, target), "checkout", FAILED);
        FakeRun first = buildAfter(null);
        add(first, "checkout", PASSED);
        FakeRun second = buildAfter(first);
        add(second, "checkout", FAILED);
        FakeRun now = buildAfter(second);
        add(now, "checkout", FAILED);
        pin(job, second, 0);

        assertThat(builds(now, null)).isEqualTo("shop/PR-7#2");
        assertThat(builds(now, new Reference(Baseline.PASSED, null, 1))).isEqualTo("shop/PR-7#1");
        assertThat(builds(now, new Reference(Baseline.PINNED, null, 1))).isEqualTo("shop/PR-7#1");
        assertThat(builds(now, new Reference(Baseline.PINNED, null, 2))).isEqualTo("shop/PR-7#2");
        assertThat(builds(now, new Reference(Baseline.TARGET, "shop/main", 1))).isEqualTo("shop/main#1");
        assertThat(builds(now, new Reference(Baseline.PASSED, null, 7))).isEqualTo("none");
        assertThat(builds(now, new Reference(Baseline.PASSED, null, null))).isEqualTo("none");
        assertThat(builds(now, new Reference(Baseline.TARGET, "shop/secret", 1)))
                .isEqualTo("none");
        job.removeRun(second);
        assertThat(builds(now, new Reference(Baseline.PINNED, null, 2))).isEqualTo("shop/PR-7#2");
    }

    private String builds(FakeRun now, @CheckForNull Reference reference) {
        RunRecord record = recordOf(now, reference);
        PreviousRun found = ofABranch.references(now, List.of(record)).get(record.id());
        return found == null ? "none" : found.job() + "#" + found.build();
    }
}
