package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LastOutcomeTest {

    private static PastRun run(String name, K6Status status, Outcome.Kind kind) {
        return new PastRun(name, name, null, status, kind, null, PastValues.of(Map.of(), keys -> keys), List.of());
    }

    private static PastRun passed(String name) {
        return run(name, K6Status.FINISHED, Outcome.Kind.PASSED);
    }

    private static PastRun failed(String name) {
        return run(name, K6Status.FINISHED, Outcome.Kind.TEST_FAILED);
    }

    private static PastBuild build(int number, PastRun... runs) {
        return new PastBuild(number, List.of(runs));
    }

    @Test
    void usesLastBuildWithRuns() {
        LastOutcome last = LastOutcome.of(Stream.of(build(3), build(2, passed("a.js")), build(1, failed("a.js"))))
                .orElseThrow();
        assertThat(last.build()).isEqualTo(2);
        assertThat(last.badge().style()).isEqualTo("passed");
        assertThat(last.test()).isEqualTo("a.js");
    }

    @Test
    void runThatDidNotPassTakesPrecedence() {
        LastOutcome last = LastOutcome.of(Stream.of(build(1, passed("a.js"), failed("b.js"), passed("c.js"))))
                .orElseThrow();
        assertThat(last.badge().style()).isEqualTo("failed");
        assertThat(last.test()).isEqualTo(Messages.LastOutcome_AndOthers("b.js", 2));
    }

    @Test
    void scriptsWithSameBaseNameAreNamedByPath() {
        PastRun cart = new PastRun(
                "load.js",
                "cart/load.js",
                null,
                K6Status.FINISHED,
                Outcome.Kind.PASSED,
                null,
                PastValues.of(Map.of(), keys -> keys),
                List.of());
        PastRun search = new PastRun(
                "load.js",
                "search/load.js",
                null,
                K6Status.FINISHED,
                Outcome.Kind.PASSED,
                null,
                PastValues.of(Map.of(), keys -> keys),
                List.of());
        assertThat(LastOutcome.of(Stream.of(build(1, cart, search)))
                        .orElseThrow()
                        .test())
                .isEqualTo(Messages.LastOutcome_AndOthers("search/load.js", 1));
        assertThat(LastOutcome.of(Stream.of(build(1, cart))).orElseThrow().test())
                .isEqualTo("load.js");
    }

    @Test
    void failedBuildsAreSortedBeforePassedOnes() {
        PastRun aborted = run("a.js", K6Status.ABORTED_BY_LIMIT, Outcome.Kind.STOPPED);
        assertThat(List.of(build(1, failed("a.js")), build(1, aborted), build(1, passed("a.js"))))
                .extracting(
                        build -> LastOutcome.of(Stream.of(build)).orElseThrow().order())
                .containsExactly(0, 1, 2);
    }

    @Test
    void isEmptyWithoutRuns() {
        assertThat(LastOutcome.of(Stream.of(build(1)))).isEmpty();
    }
}
