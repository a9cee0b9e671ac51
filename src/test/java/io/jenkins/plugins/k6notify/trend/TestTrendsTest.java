package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.record.RecordedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestTrendsTest {

    private static final PastValues VALUES =
            PastValues.of(Map.of("http_req_duration.p(95)", 612.3, "http_req_failed.rate", 0.0125), keys -> keys);

    private static TestTrends trends(List<PastBuild> builds) {
        return TestTrends.of(builds, Map.of());
    }

    private static PastRun run(String name, @CheckForNull String label, Limit... limits) {
        return scripted(name, name, label, limits);
    }

    private static PastRun scripted(String name, String test, @CheckForNull String label, Limit... limits) {
        return new PastRun(name, test, label, K6Status.FINISHED, Outcome.Kind.PASSED, null, VALUES, List.of(limits));
    }

    private static PastBuild build(int number, PastRun... runs) {
        return new PastBuild(number, List.of(runs));
    }

    private static List<Integer> builds(TestTrend test) {
        return test.rows().stream().map(TestTrend.Row::build).toList();
    }

    @Test
    void testsOfLastBuildComeFirst() {
        TestTrends trends = trends(List.of(
                build(3, run("search", null)),
                build(2),
                build(1, run("checkout", null), run("search", "eu"), run("search", "eu"))));
        assertThat(trends.titles()).containsExactly("search", "checkout");
        assertThat(builds(trends.shown("search").get(0))).containsExactly(3, 1, 1);
        assertThat(builds(trends.shown("checkout").get(0))).containsExactly(1);
    }

    @Test
    void scriptInSeveralBranchesOfBuildIsSeveralTests() {
        TestTrends trends = trends(List.of(
                build(2, run("a.js", "eu"), run("b.js", "eu")),
                build(1, run("a.js", "eu"), run("a.js", "us"), run("a.js", null))));
        assertThat(trends.titles()).containsExactly("a.js (eu)", "b.js", "a.js (us)", "a.js");
        assertThat(builds(trends.shown("a.js (eu)").get(0))).containsExactly(2, 1);
    }

    @Test
    void scriptsWithSameBaseNameAreShownByPath() {
        TestTrends trends = trends(List.of(
                build(2, scripted("load.js", "cart/load.js", "eu"), scripted("load.js", "search/load.js", "us")),
                build(1, scripted("load.js", "cart/load.js", null), scripted("soak.js", "cart/soak.js", null))));
        assertThat(trends.titles()).containsExactly("cart/load.js", "search/load.js", "soak.js");
        assertThat(builds(trends.shown("cart/load.js").get(0))).containsExactly(2, 1);
    }

    /** The name of such a record is the path. */
    @Test
    void runsOfOlderVersionBelongToSameTest() {
        TestTrends trends = trends(
                List.of(build(2, scripted("load.js", "cart/load.js", null)), build(1, run("cart/load.js", null))));
        assertThat(trends.titles()).containsExactly("load.js");
        assertThat(builds(trends.shown("load.js").get(0))).containsExactly(2, 1);
    }

    @Test
    void scriptMovedToOtherStageIsOneTest() {
        TestTrends trends = trends(List.of(build(2, run("a.js", "Load test")), build(1, run("a.js", "Test"))));
        assertThat(trends.titles()).containsExactly("a.js");
    }

    @Test
    void showsFirstTestsUnlessOneIsChosen() {
        List<PastRun> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            runs.add(run("test " + i, null));
        }
        TestTrends trends = trends(List.of(build(1, runs.toArray(PastRun[]::new))));
        assertThat(trends.isToBeChosen()).isTrue();
        assertThat(trends.titles()).hasSize(12);
        assertThat(trends.shown(null))
                .hasSize(TestTrends.MAX_SHOWN)
                .first()
                .extracting(TestTrend::title)
                .isEqualTo("test 0");
        assertThat(trends.shown("")).hasSize(TestTrends.MAX_SHOWN);
        assertThat(trends.shown("no such test")).hasSize(TestTrends.MAX_SHOWN);
        assertThat(trends.shown("test 11")).extracting(TestTrend::title).containsExactly("test 11");
    }

    @Test
    void limitsNumberOfTests() {
        List<PastBuild> builds = new ArrayList<>();
        for (int i = TestTrends.MAX_TESTS + 5; i > 0; i--) {
            builds.add(build(i, run("test " + i, null)));
        }
        builds.add(build(0, run("test " + (TestTrends.MAX_TESTS + 5), null)));
        TestTrends trends = trends(builds);
        assertThat(trends.titles()).hasSize(TestTrends.MAX_TESTS);
        assertThat(builds(trends.shown("test " + (TestTrends.MAX_TESTS + 5)).get(0)))
                .hasSize(2);
    }

    @Test
    void isEmptyWithoutRuns() {
        assertThat(trends(List.of(build(1))).isEmpty()).isTrue();
        assertThat(trends(List.of()).shown(null)).isEmpty();
        assertThat(trends(List.of()).isToBeChosen()).isFalse();
    }

    @Test
    void limitsAreThoseOfLastRunWithLimits() {
        Limit now = new Limit("http_req_duration.p(95)", 400, "p(95)<400");
        Limit before = new Limit("http_req_duration.p(95)", 500, "p(95)<500");
        TestTrends trends = trends(
                List.of(build(3, run("a", null)), build(2, run("a", null, now)), build(1, run("a", null, before))));
        assertThat(trends.shown(null).get(0).json()).contains("p(95)<400").doesNotContain("p(95)<500");
    }

    @Test
    void rowHasKnownValues() {
        TestTrend.Row row = trends(List.of(build(1, run("a", null))))
                .shown(null)
                .get(0)
                .rows()
                .get(0);
        assertThat(row.text(Measure.P95)).isEqualTo("612.3 ms");
        assertThat(row.sortKey(Measure.P95)).isEqualTo("612.3");
        assertThat(row.errorRate()).isEqualTo("1.25%");
        assertThat(row.started()).isNull();

        PastRun unknown = new PastRun(
                "a",
                "a",
                null,
                K6Status.ABORTED_BY_USER,
                Outcome.Kind.STOPPED,
                null,
                PastValues.of(Map.of(), keys -> keys),
                List.of());
        TestTrend.Row bare = new TestTrend.Row(1, unknown);
        assertThat(bare.text(Measure.P95)).isNull();
        assertThat(bare.sortKey(Measure.P95)).isEqualTo("-1");
        assertThat(bare.badge().style()).isEqualTo("stopped");
    }

    @Test
    void pinnedRunBelongsToItsTest() {
        PinnedRun pinned = new PinnedRun(
                new UUID(0, 1), 1, K6Result.PASSED, Map.of(), TestSetup.UNKNOWN, RecordedRuns.STARTED, null);
        TestTrends trends = TestTrends.of(
                List.of(build(2, scripted("load.js", "cart/load.js", null), run("search", null))),
                Map.of("cart/load.js", pinned, "gone", pinned));

        assertThat(trends.shown("load.js").get(0).pinned()).isEqualTo(pinned);
        assertThat(trends.shown("search").get(0).pinned()).isNull();
    }
}
