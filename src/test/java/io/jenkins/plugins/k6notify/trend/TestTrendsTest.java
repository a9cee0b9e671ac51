package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestTrendsTest {

    private static final Map<Measure, Double> VALUES = Map.of(Measure.P95, 612.3, Measure.ERROR_RATE, 0.0125);

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
        TestTrends trends = TestTrends.of(List.of(
                build(3, run("search", null)),
                build(2),
                build(1, run("checkout", null), run("search", "eu"), run("search", "eu"))));
        assertThat(trends.titles()).containsExactly("search", "checkout");
        assertThat(builds(trends.shown("search").get(0))).containsExactly(3, 1, 1);
        assertThat(builds(trends.shown("checkout").get(0))).containsExactly(1);
    }

    @Test
    void scriptInSeveralBranchesOfBuildIsSeveralTests() {
        TestTrends trends = TestTrends.of(List.of(
                build(2, run("a.js", "eu"), run("b.js", "eu")),
                build(1, run("a.js", "eu"), run("a.js", "us"), run("a.js", null))));
        assertThat(trends.titles()).containsExactly("a.js (eu)", "b.js", "a.js (us)", "a.js");
        assertThat(builds(trends.shown("a.js (eu)").get(0))).containsExactly(2, 1);
    }

    @Test
    void scriptsWithSameBaseNameAreShownByPath() {
        TestTrends trends = TestTrends.of(List.of(
                build(2, scripted("load.js", "cart/load.js", "eu"), scripted("load.js", "search/load.js", "us")),
                build(1, scripted("load.js", "cart/load.js", null), scripted("soak.js", "cart/soak.js", null))));
        assertThat(trends.titles()).containsExactly("cart/load.js", "search/load.js", "soak.js");
        assertThat(builds(trends.shown("cart/load.js").get(0))).containsExactly(2, 1);
    }

    /** The name of such a record is the path. */
    @Test
    void runsOfOlderVersionBelongToSameTest() {
        TestTrends trends = TestTrends.of(
                List.of(build(2, scripted("load.js", "cart/load.js", null)), build(1, run("cart/load.js", null))));
        assertThat(trends.titles()).containsExactly("load.js");
        assertThat(builds(trends.shown("load.js").get(0))).containsExactly(2, 1);
    }

    @Test
    void scriptMovedToOtherStageIsOneTest() {
        TestTrends trends = TestTrends.of(List.of(build(2, run("a.js", "Load test")), build(1, run("a.js", "Test"))));
        assertThat(trends.titles()).containsExactly("a.js");
    }

    @Test
    void showsFirstTestsUnlessOneIsChosen() {
        List<PastRun> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            runs.add(run("test " + i, null));
        }
        TestTrends trends = TestTrends.of(List.of(build(1, runs.toArray(PastRun[]::new))));
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
        TestTrends trends = TestTrends.of(builds);
        assertThat(trends.titles()).hasSize(TestTrends.MAX_TESTS);
        assertThat(builds(trends.shown("test " + (TestTrends.MAX_TESTS + 5)).get(0)))
                .hasSize(2);
    }

    @Test
    void isEmptyWithoutRuns() {
        assertThat(TestTrends.of(List.of(build(1))).isEmpty()).isTrue();
        assertThat(TestTrends.of(List.of()).shown(null)).isEmpty();
        assertThat(TestTrends.of(List.of()).isToBeChosen()).isFalse();
    }

    @Test
    void limitsAreThoseOfLastRunWithLimits() {
        Limit now = new Limit(Measure.P95, 400, "p(95)<400");
        Limit before = new Limit(Measure.P95, 500, "p(95)<500");
        TestTrends trends = TestTrends.of(
                List.of(build(3, run("a", null)), build(2, run("a", null, now)), build(1, run("a", null, before))));
        assertThat(trends.shown(null).get(0).limits()).containsExactly(now);
    }

    @Test
    void rowHasKnownValues() {
        TestTrend.Row row = TestTrends.of(List.of(build(1, run("a", null))))
                .shown(null)
                .get(0)
                .rows()
                .get(0);
        assertThat(row.text("P95")).isEqualTo("612.3 ms");
        assertThat(row.sortKey("P95")).isEqualTo("612.3");
        assertThat(row.text("ERROR_RATE")).isEqualTo("1.25%");
        assertThat(row.started()).isNull();

        PastRun unknown =
                new PastRun("a", "a", null, K6Status.ABORTED_BY_USER, Outcome.Kind.STOPPED, null, Map.of(), List.of());
        TestTrend.Row bare = new TestTrend.Row(1, unknown);
        assertThat(bare.text("P95")).isNull();
        assertThat(bare.sortKey("P95")).isEqualTo("-1");
        assertThat(bare.badge().style()).isEqualTo("stopped");
    }
}
